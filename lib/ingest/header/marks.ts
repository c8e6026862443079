import type { RollColumn } from "@/lib/roll/columns";
import { parseMarital, parseSex } from "@/lib/roll/codes";
import { parseRollDate } from "@/lib/roll/roll-date";
import { parseTmsCode } from "@/lib/roll/tms";
import { labelKey } from "./labels";
import { wholeWords } from "./label-words";

/** Headings below which a mark says that somebody stands on the roll, and its absence that he does not. */
const ON_THE_ROLL = /^(?:(?:IS )?(?:AKTIF|ACTIVE)|MS|MEMENUHI SYARAT)$/;
const STANDING = "AKTIF";
const MARK = /^(?:[VXY√✓✔☑*•+]|YA|ADA|TRUE|BENAR)$/iu;
/** A figure counts for a mark only where it cannot be the number of a reason. */
const COUNTED = /^1$/;
const NO_MARK = /^(?:[TN0☐-]|TDK|TIDAK|BUKAN|FALSE|NO)$/iu;

/** Is this what people put below the heading that applies? */
export const isMark = (cell: string): boolean => MARK.test(cell) || COUNTED.test(cell) || isDay(cell);
export const isNoMark = (cell: string): boolean => NO_MARK.test(cell);

/**
 * The word that a mark below this heading stands for: `L` below JENIS KELAMIN, MENINGGAL below KETERANGAN TMS.
 * Null where the heading is none of the values of the column.
 */
export function markedWord(column: RollColumn, label: string): string | null {
  const key = wholeWords(labelKey(label));
  const value = key.replace(
    /^(?:(?:STATUS|KAWIN|JENIS|KELAMIN|JK|USIA|KETERANGAN|KET|ALASAN|TMS|KODE) )+/,
    "",
  );
  if (column === "sex") return parseSex(value) === null ? null : value;
  // KAWIN alone heads a column of B, S and P.
  if (column === "marital") return value === "KAWIN" || parseMarital(value) === null ? null : value;
  if (column === "remark" && ON_THE_ROLL.test(value)) return STANDING;
  // The reasons in the order of the form, each below its number: `KODE TMS 1`, or 1 alone.
  if (column === "remark" && /^[1-8]$/.test(value)) return `TMS ${value}`;
  // `TANGGAL MENINGGAL`, `DELETED AT`: the day on which the reason came to hold.
  const dated = /^(?:TANGGAL|TAHUN) (.+)$|^(.+) AT$/.exec(value);
  if (column === "remark" && dated !== null) return reasonIn(dated[1] ?? dated[2] ?? "");
  return column === "remark" ? (reasonIn(value) ?? (DEATH.test(value) ? DIED : null)) : null;
}

/** `MD` heads a column of marks, `NO AKTA KEMATIAN` one of papers: whoever has either has died. */
const DEATH = new RegExp(
  [
    String.raw`^M ?D$|^(?:NOMOR |TANGGAL |BUKTI )*(?:(?:AKTA|AKTE|SURAT(?: KETERANGAN)?|SK|DOKUMEN) )+`,
    String.raw`(?:KEMATIAN|MENINGGAL|MENINGGAL DUNIA)$`,
  ].join(""),
);
const DIED = "MENINGGAL";
/** The number of a paper, or its name: no column of marks has others. */
const PAPER = /^(?=.*\d)[\w\s./-]{4,40}$/u;

/** `UMUR L | UMUR P`: older forms write the age below the sex. */
export function isAgeOfSex(label: string): boolean {
  const sex = /^USIA (\S+(?: LAKI)?)$/.exec(wholeWords(labelKey(label)))?.[1];
  return sex !== undefined && parseSex(sex) !== null;
}

/** Does the cell say that its heading applies: a mark, an age below a sex, the number of a paper? */
export const appliesBelow = (label: string, cell: string): boolean =>
  isMark(cell) ||
  (isAgeOfSex(label) && /^\d{1,3}$/.test(cell)) ||
  (DEATH.test(wholeWords(labelKey(label))) && PAPER.test(cell));

const reasonIn = (value: string): string | null =>
  /[A-Z]{3}/.test(value) && parseTmsCode(value) !== null ? value : null;

/** Is this heading a number alone? It is a reason to strike off only among all the others. */
export const isBareNumber = (label: string): boolean => /^[1-8]$/.test(labelKey(label));

/** A day below the heading of a reason says that it holds, since when. */
const isDay = (cell: string): boolean => cell.length >= 6 && parseRollDate(cell).date !== null;

/** A cell with its mark, if it is one, replaced by what the mark means. */
export function unmarked(cell: string, word: string): string {
  if (MARK.test(cell) || isDay(cell) || (COUNTED.test(cell) && word !== "TMS")) return word;
  if (parseSex(word) !== null && /^[1-9]\d{0,2}$/.test(cell)) return word;
  if (word === DIED && PAPER.test(cell)) return word;
  if (!NO_MARK.test(cell)) return cell;
  return word === STANDING ? `TIDAK ${STANDING}` : "";
}
