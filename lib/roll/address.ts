import { cached } from "./bounded-cache";

export interface NormalAddress {
  /**
   * `JL KARTINI NO 12A`, `KRAJAN`; null when nothing but RT/RW or dashes is written. A house number always
   * stands last, after ` NO `.
   */
  readonly norm: string | null;
  /** RT and RW where they are part of the address text. */
  readonly rt: number | null;
  readonly rw: number | null;
}

const RT_RW = /\bRT\s*[.:/]?\s*(\d{1,3})(?:\s*[-/,.]?\s*(?:RW\s*[.:/]?\s*)?(\d{1,3}))?\b/;
const RW_ALONE = /\bRW\s*[.:/]?\s*(\d{1,3})\b/;
const NUMBER_SIGN = /\b(?:NO|NOMOR|NOM|NMR)\s*[.:]*\s*([0-9]+\s*[A-Z]?(?:\s*[-/]\s*[0-9A-Z]+)?)\b/;
const STREET = /\b(?:JL|JLN|JALAN|JAL)\b\s*/g;
/** A hamlet is written with any of these, or with none. */
const HAMLET = /\b(?:DK|DKH|DUKUH|DUSUN|DSN|DS|KP|KAMP|KAMPUNG|LINGK|LINGKUNGAN|DESA|KEL|KELURAHAN)\b\s*/g;

/**
 * An address as comparable text: RT/RW taken out, JL for every spelling of jalan, no sign before a hamlet,
 * the house number at the end. A dukuh name alone is not a house: ` NO [0-9]` tells one from the other, also
 * in SQL.
 */
export const normaliseAddress = cached(readAddress, 50_000);

function readAddress(address: string): NormalAddress {
  let text = ` ${address.toUpperCase()} `;
  const block = RT_RW.exec(text);
  const rwAlone = block?.[2] === undefined ? RW_ALONE.exec(text) : null;
  const rt = block ? Number(block[1]) : null;
  const rw = block?.[2] !== undefined ? Number(block[2]) : rwAlone ? Number(rwAlone[1]) : null;
  text = text.replace(RT_RW, " ").replace(RW_ALONE, " ");
  const numbered = NUMBER_SIGN.exec(text);
  text = numbered ? text.replace(NUMBER_SIGN, " ") : text;
  text = text
    .replace(/[^A-Z0-9/]+/g, " ")
    .replace(STREET, "JL ")
    .replace(/\b(?:GANG|GNG)\b/g, "GG")
    .replace(/\bNO\b|\bNOMOR\b/g, " ")
    .replace(HAMLET, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (!/[A-Z]/.test(text))
    return { norm: numbered && text !== "" ? `${text} NO ${house(numbered[1])}` : null, rt, rw };
  return { norm: numbered ? `${text} NO ${house(numbered[1])}` : bareNumber(text), rt, rw };
}

function house(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, "").replace(/^0+(?=\d)/, "");
}

/** "JL KARTINI 12" and "69 GIBLIN STREET" have a number, "GG 3" and "KRAJAN 2" are names of places. */
function bareNumber(text: string): string {
  const leading = /^(\d+[A-Z]?) (?=.*[A-Z]{2})(.+)$/.exec(text);
  if (leading) return `${leading[2] ?? ""} NO ${house(leading[1])}`;
  const trailing = /^(JL (?!GG).*[A-Z]{2}) (\d+[A-Z]?(?:\/\d+)?)$/.exec(text);
  if (trailing && !/ (?:GG|BLOK|KM|GANG)$/.test(trailing[1] ?? ""))
    return `${trailing[1] ?? ""} NO ${house(trailing[2])}`;
  return text;
}

/** A birth place: upper case, no KAB/KOTA/KABUPATEN before it, letters only; null when nothing remains. */
export const normalisePlace = cached((place: string): string | null => {
  const text = place
    .toUpperCase()
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  const bare = text.replace(/^(?:KABUPATEN|KAB|KOTAMADYA|KODYA|KOTA|KEC|DESA)\s+(?=\S)/, "");
  return bare === "" ? null : bare;
}, 50_000);
