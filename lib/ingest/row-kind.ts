import { parseSex } from "@/lib/roll/codes";
import type { RollColumn } from "@/lib/roll/columns";
import { classifyIdentity } from "@/lib/roll/identity-number";
import { parseRollDate } from "@/lib/roll/roll-date";
import type { Header } from "./header/find";
import { isNumberRow } from "./header/find";
import { labelKey, meaningOf } from "./header/labels";
import type { Mapping } from "./header/mapping";
import { positionsOf } from "./header/mapping";
import { LIMITS } from "./limits";
import type { Gazetteer } from "./places/gazetteer";
import { type Context, readTitleRow } from "./places/title-rows";
import { RowShape } from "./row-shape";
import type { RejectReason } from "./rows";

export type RowKind =
  | { readonly kind: "record" }
  | { readonly kind: "blank" }
  /** the headings of a table: this one in another order, or another one */
  | { readonly kind: "header" }
  | {
      readonly kind: "reject";
      readonly reason: RejectReason;
      readonly column: number | null;
      readonly heading?: Partial<Context>;
    };

const RECORD: RowKind = { kind: "record" };
const BLANK: RowKind = { kind: "blank" };
const HEADER: RowKind = { kind: "header" };
const reject = (reason: RejectReason, column: number | null = null): RowKind => ({
  kind: "reject",
  reason,
  column,
});

/** What makes a line a person, apart from the name. */
const IDENTITY: readonly RollColumn[] = ["nik", "nkk", "dpid", "birthDate", "sex", "age"];
const HEADING = new RegExp(
  [
    String.raw`^[^\p{L}\p{N}]*(?:(?:DAFTAR|DATA|LAMPIRAN|PEMILIH|NAMA|KPPS)\s+)*(?:TEMPAT PEMUNGUTAN SUARA`,
    String.raw`PROVINSI|KAB|KOTA|KEC|DISTRIK|KAPANEWON|KEMANTREN|DESA|DS\.|KEL|KALURAHAN|NAGARI|GAMPONG|KAMPUNG`,
    String.raw`PEKON|LEMBANG|(?:NO(?:MOR)?\.?\s*)?T\s?P\s?S)`,
  ].join("|"),
  "iu",
);
const SUMMARY =
  /^(?:SUB\s*|GRAND\s*)?(?:JUMLAH|TOTAL|REKAP|JML)|^(?:L|P|LAKI\s*-?\s*LAKI|PEREMPUAN|PRIA|WANITA)\s*(?:[=:(].*)?$/i;
/** What signs a page, explains its letters or counts it. */
const MARGIN = new RegExp(
  [
    String.raw`=|^\W*(?:HAL(?:AMAN)?|PAGE\b|KETUA|SEKRETARIS|MENGETAHUI|MENYETUJUI|NIP\b|TTD|DITETAPKAN|DIBUAT`,
    String.raw`DISAHKAN|CATATAN|KETERANGAN|LEGENDA|PPS\b|PPK\b|KPU\b|KPPS\b|PANITIA|PANTARLIH|KEPALA|LURAH`,
    String.raw`CAMAT)`,
  ].join("|"),
  "i",
);
/** Who signs or serves, where the name of a voter would stand. */
const OFFICE =
  /^(?:(?:KETUA|SEKRETARIS|BENDAHARA|ANGGOTA)(?:\s+(?:PPS|PPK|KPPS|KPU))?\W*$|(?:KETUA|PANTARLIH|PP[SK]|KPPS)\b.*:)/i;
const RULE = /^[-=_*.:|+~\s]+$/;

/**
 * Tells records from the other lines of an office's table. A line is a record as soon as it can be read and
 * says something about a person; whether what it says is true is for the detectors. So only lines that cannot
 * be one are rejected.
 */
export class RowJudge {
  private readonly identity: readonly number[];
  /** a name may be written in several columns */
  private readonly names: readonly number[];
  private readonly sex: number;
  private readonly nik: number;
  private readonly nkk: number;
  private readonly born: number;
  /** RT, RW and TPS */
  private readonly numbers: readonly number[];
  private readonly headerTexts: ReadonlySet<string>;
  private readonly headerKeys: ReadonlySet<string>;
  private readonly shape: RowShape;

  /** @param strict a CSV line must have all its columns; a row of a sheet simply ends with its last filled cell */
  constructor(
    private readonly header: Header,
    mapping: Mapping,
    private readonly strict: boolean,
    file: string,
    private readonly places: Gazetteer | undefined,
  ) {
    const first = (column: RollColumn): number => {
      const source = mapping[column];
      return source === undefined ? -1 : (positionsOf(source, header.labels, file)[0] ?? -1);
    };
    this.identity = IDENTITY.map(first).filter((at) => at !== -1);
    this.nik = first("nik");
    this.nkk = first("nkk");
    this.sex = first("sex");
    this.born = first("birthDate");
    this.numbers = (["rt", "rw", "tps"] as const).map(first).filter((at) => at !== -1);
    const written = mapping.name === undefined ? [] : positionsOf(mapping.name, header.labels, file);
    this.names = written.length === 0 ? [this.nik] : written;
    this.headerTexts = new Set(header.texts);
    this.headerKeys = new Set(header.texts.map(labelKey));
    this.shape = new RowShape(mapping, header.labels, file);
  }

  /** @param suspicious the text may hold bytes that could not be read */
  judge(cells: readonly string[], count: number, suspicious: boolean): RowKind {
    return (
      (this.isPlain(cells, count) ? null : this.odd(cells, count)) ??
      (suspicious ? unreadable(cells, count) : null) ??
      tooLong(cells, count) ??
      RECORD
    );
  }

  /** The line of nearly every voter: told without looking at it closely. */
  private isPlain(cells: readonly string[], count: number): boolean {
    const columns = this.header.labels.length;
    if (count !== columns && (this.strict || count > columns)) return false;
    const name = this.nameOf(cells, count);
    if (name.length < 3 || this.headerTexts.has(name)) return false;
    let known = 0;
    for (const at of this.identity) if (at < count && cells[at] !== "") known++;
    if (known < 2) return false;
    const sex = this.sex === -1 || this.sex >= count ? "" : (cells[this.sex] ?? "");
    if (sex !== "" && sex !== "L" && sex !== "P" && parseSex(sex) === null) return false;
    if (this.born !== -1 && this.born < count && !mayBeDate(cells[this.born] ?? "")) return false;
    // A word or a date where a number belongs, as an unquoted comma or a missing cell leaves it.
    if (this.numbers.some((at) => at < count && isNoNumber(cells[at] ?? ""))) return false;
    const proof = this.nik === -1 ? this.born : this.nik;
    return proof === -1 ? sex !== "" : proof < count && startsWithDigit(cells[proof] ?? "");
  }

  private odd(cells: readonly string[], count: number): RowKind | null {
    const filled = cells.slice(0, count).filter((cell) => cell !== "");
    if (filled.length === 0) return BLANK;
    if (filled.length > 1 && this.isHeadings(cells, count))
      return this.inPlace(cells, count) ? reject("repeated-header") : HEADER;
    if (isNumberRow(filled)) return reject("repeated-header");
    if (filled.every((cell) => RULE.test(cell))) return filled.length > 1 ? reject("not-a-record") : null;
    const name = this.nameOf(cells, count);
    if (!this.isPerson(cells, count)) {
      if (isHeader(filled)) return HEADER;
      return (
        this.around(filled, name) ??
        this.scant(cells, count, filled, name) ??
        this.width(cells, count) ??
        this.shifted(cells, count)
      );
    }
    if (!this.hasNumber(cells, count)) {
      if (name === "" || OFFICE.test(name)) return reject("not-a-record");
      if (SUMMARY.test(name)) return reject("summary-line");
    }
    return this.width(cells, count) ?? this.shifted(cells, count);
  }

  /** Headings of pages, sums, signatures: lines about the table, not of it. */
  private around(filled: readonly string[], name: string): RowKind | null {
    const [first = ""] = filled;
    const told = name === "" ? first : name;
    if (SUMMARY.test(first) || SUMMARY.test(told)) return reject("summary-line");
    // Of a list that has only name and place, a voter of KAMPUNG BARU fills every column and is no heading.
    const isWhole =
      this.identity.length === 0 &&
      name !== "" &&
      !HEADING.test(name) &&
      filled.length === this.header.labels.length;
    const isHeading = !isWhole && (filled.length <= 2 || HEADING.test(first));
    if (filled.length <= 8 && isHeading && filled.some((cell) => HEADING.test(cell))) {
      const heading = readTitleRow(filled, this.places);
      if (Object.keys(heading).length > 0)
        return { kind: "reject", reason: "page-heading", column: null, heading };
    }
    return filled.length <= 4 && (MARGIN.test(first) || MARGIN.test(told)) ? reject("not-a-record") : null;
  }

  /** A line that says nothing about a person that could be true needs more than a name to be one. */
  private scant(
    cells: readonly string[],
    count: number,
    filled: readonly string[],
    name: string,
  ): RowKind | null {
    const says = this.identity.some((at) => at < count && cells[at] !== "");
    if (says && !this.fitsWidth(cells, count)) return reject("column-count");
    const numbered = [this.nik, this.nkk].some((at) => at >= 0 && at < count && cells[at] !== "");
    if (/^[\d\s.,]*$/.test(name) || (!numbered && !this.shape.saysMoreThanName(cells, count)))
      return reject("not-a-record");
    if (this.identity.length > 0 && filled.length < Math.min(3, this.header.labels.length))
      return reject("not-a-record");
    return null;
  }

  /**
   * Empty cells beyond the last column are what Excel leaves behind; cells missing at the end are empty when
   * those before them are what they should be; anything else is a line whose columns have shifted.
   */
  private width(cells: readonly string[], count: number): RowKind | null {
    if (!this.strict) return null;
    const columns = this.header.labels.length;
    if (this.fitsWidth(cells, count))
      return count > columns && this.shape.mayHaveShifted(cells, count) ? reject("shifted-columns") : null;
    const short = count < columns && this.names.some((at) => at < count);
    return short && this.shape.fits(cells, count) ? null : reject("column-count");
  }

  private fitsWidth(cells: readonly string[], count: number): boolean {
    const columns = this.header.labels.length;
    for (let i = columns; i < count; i++) if (cells[i] !== "") return false;
    return count >= columns || !this.strict;
  }

  private shifted(cells: readonly string[], count: number): RowKind | null {
    return this.shape.isShifted(cells, count) ? reject("shifted-columns") : null;
  }

  /** Does the line hold nothing but words of the header? */
  isHeadings(cells: readonly string[], count: number): boolean {
    const filled = cells.slice(0, count).filter((cell) => cell !== "");
    return filled.length > 0 && filled.every((cell) => this.headerKeys.has(labelKey(cell)));
  }

  /** Is it a row of the header as it stands? */
  isRepeated(cells: readonly string[], count: number): boolean {
    return this.isHeadings(cells, count) && this.inPlace(cells, count);
  }

  /** Does every text stand where the header has it? */
  private inPlace(cells: readonly string[], count: number): boolean {
    return this.header.block.some((row) => {
      for (let i = 0; i < count; i++)
        if (cells[i] !== "" && labelKey(cells[i] ?? "") !== labelKey(row[i] ?? "")) return false;
      return true;
    });
  }

  private nameOf(cells: readonly string[], count: number): string {
    for (const at of this.names) if (at >= 0 && at < count && cells[at] !== "") return cells[at] ?? "";
    return "";
  }

  private hasNumber(cells: readonly string[], count: number): boolean {
    return [this.nik, this.nkk].some((at) => at >= 0 && at < count && isNumber(cells[at] ?? ""));
  }

  private isPerson(cells: readonly string[], count: number): boolean {
    const at = (index: number) => (index >= 0 && index < count ? (cells[index] ?? "") : "");
    return (
      this.hasNumber(cells, count) ||
      parseSex(at(this.sex)) !== null ||
      (/\d{4}/.test(at(this.born)) && parseRollDate(at(this.born)).date !== null)
    );
  }
}

/** NIP of civil servants: born, appointed, sex, running number (Peraturan Kepala BKN 22/2007). It signs pages. */
const NIP = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2])[12]\d{3}$/;

function isNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  if (NIP.test(digits) || /^0+$/.test(digits)) return false;
  return /\d{10,}/.test(text) || ["ok", "masked", "damaged"].includes(classifyIdentity(text).kind);
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

const mayBeDate = (text: string): boolean => text === "" || startsWithDigit(text);

/** `GG MAWAR`, `12-05-1985`; not `RT 3`, `TPS 3`, a Roman number or a single letter. */
const isNoNumber = (text: string): boolean =>
  text.length > 3 && /^\d{1,4}[-/. ]\d|^(?!R[TW](?![A-Z])|TPS|[IVX]+\b)\p{L}/iu.test(text);

/** The heading of a column that no voter has for a value. */
const OWN_HEADING = /^(?:NIK|NKK|NO KK|NAMA|NAMA LENGKAP)$/;

/** Three headings that Cermat knows and hardly anything else, or one that is nothing else. */
function isHeader(filled: readonly string[]): boolean {
  if (filled.length < 3 || filled.some((cell) => /\d{3}/.test(cell) || cell.length > 60)) return false;
  if (filled.some((cell) => OWN_HEADING.test(labelKey(cell)))) return true;
  const known = filled.filter((cell) => {
    const meaning = meaningOf(cell);
    return meaning !== null && !("slip" in meaning);
  }).length;
  return known >= 3 && known >= filled.length * 0.6;
}

function unreadable(cells: readonly string[], count: number): RowKind | null {
  for (let i = 0; i < count; i++) {
    if (/[\ufffd\0]/.test(cells[i] ?? "")) return reject("unreadable", i + 1);
  }
  return null;
}

function tooLong(cells: readonly string[], count: number): RowKind | null {
  for (let i = 0; i < count; i++) {
    if ((cells[i] ?? "").length > LIMITS.cellChars) return reject("too-long", i + 1);
  }
  return null;
}
