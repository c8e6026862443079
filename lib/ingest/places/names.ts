import { readTitleRow, type Context } from "./title-rows";
import type { Gazetteer } from "./gazetteer";

/** Words of file names that say what kind of file it is, never where. */
const NOISE = new RegExp(
  [
    String.raw`^(?:DATA|DAFTAR|PEMILIH|DPT|DPS|DPB|DPHP|DPSHP|DPTB|DPK|AKWK|A|KWK|MODEL|KABKO|FORM|PEMILU`,
    String.raw`PILKADA|PILKADES|PILEG|PILPRES|TW|FINAL|FIX|REVISI|REV|BARU|LAMA|COPY|SALINAN|HASIL|REKAP|TAHUN`,
    String.raw`PER|OK|BENAR|SHEET|LEMBAR|CSV|XLSX?|ODS)\d*$`,
  ].join("|"),
);
const LONGEST_NAME = 4;

type Places = Partial<Pick<Context, "kecamatan" | "desa" | "tps">>;

/**
 * What the name of a file, folder or sheet says about the place of its lines: words for the levels first
 * (`DESA KALANGAN`, `TPS 001`), then words that are exactly places of this kabupaten. One word that could be
 * a kecamatan and a desa, or is the kabupaten's own name, says nothing about the desa.
 */
export function placesOfName(name: string, places: Gazetteer): Places {
  const text = name
    .replace(/\.[a-z0-9]{2,4}$/i, "")
    .replace(/\s*\(\d+\)$/, "")
    .replace(/_/g, " ")
    .toUpperCase()
    // What file stores put before the name of a copy; DARI is a desa too.
    .replace(/^(?:SALINAN(?: DARI)?|COPY OF)\s+/, "");
  // `33.14.13.2013` is a code; elsewhere a point divides words.
  const code = /(?<![\d.])(\d\d)\.?(\d\d)\.?(\d\d)\.?(\d{4})(?!\d)/.exec(text)?.slice(1).join("") ?? null;
  const coded = code === null ? null : places.nameOf(code);
  const said = readTitleRow([text], places);
  const found: { -readonly [K in keyof Places]: Places[K] } = {};
  if (said.tps != null) found.tps = said.tps;
  if (said.kecamatan != null && places.kecamatan(said.kecamatan) !== null) found.kecamatan = said.kecamatan;
  const within = found.kecamatan == null ? null : places.kecamatan(found.kecamatan);
  if (said.desa != null && places.desa(within, said.desa) !== null) found.desa = said.desa;
  if (found.desa != null) return found;
  if (coded !== null && found.kecamatan == null)
    return { ...found, desa: places.desa(null, coded) === code ? coded : (code ?? coded) };
  return { ...found, ...placesAmong(wordsOf(text), found.kecamatan ?? null, places) };
}

const wordsOf = (text: string): string[] => text.split(/[\s.,;()[\]+&-]+/).filter((word) => word !== "");

/** Runs of words that are exactly a kecamatan or a desa, the longest first. */
function placesAmong(words: readonly string[], kecamatan: string | null, places: Gazetteer): Places {
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_NAME, words.length - from) }, (_unused, more) => ({
      from,
      to: from + more + 1,
      text: words.slice(from, from + more + 1).join(" "),
    })),
  );
  const apart = (a: (typeof runs)[number], b: (typeof runs)[number]) => a.to <= b.from || b.to <= a.from;
  const letters = runs
    .filter(({ text }) => isTelling(text) && !places.isKabupaten(text))
    .toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const above =
    kecamatan === null ? letters.filter(({ text }) => isExact(places.kecamatan(text), text, places)) : [];
  for (const run of above) {
    const code = places.kecamatan(run.text);
    const desa = letters.find(
      (other) => apart(run, other) && isExact(places.desa(code, other.text), other.text, places),
    );
    if (desa === undefined) continue;
    const more = letters.some((other) => apart(run, other) && isOtherDesa(desa, other, code, places));
    return more
      ? { kecamatan: run.text }
      : { kecamatan: run.text, desa: officialOr(code, desa.text, places) };
  }
  const within = kecamatan === null ? null : places.kecamatan(kecamatan);
  const [kec] = above;
  if (kec !== undefined) return { kecamatan: kec.text };
  const desa = letters.find(({ text }) => isExact(places.desa(within, text), text, places));
  // Two desa in one name: which lines are whose, nobody can tell.
  if (desa !== undefined && letters.some((other) => isOtherDesa(desa, other, within, places))) return {};
  return desa === undefined ? {} : { desa: officialOr(within, desa.text, places) };
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Is this another desa in the same name, beside the one that was found? */
function isOtherDesa(desa: Run, other: Run, within: string | null, places: Gazetteer): boolean {
  if (other.from < desa.to && desa.from < other.to) return false;
  const code = places.desa(within, other.text);
  return isExact(code, other.text, places) && code !== places.desa(within, desa.text);
}

const isTelling = (text: string): boolean =>
  /[A-Z]{3}|\d{10}/.test(text) && !text.split(" ").every((word) => NOISE.test(word));

/** `3314132013 KALANGAN`: the name of the place that code and name are. */
function officialOr(kecamatanCode: string | null, text: string, places: Gazetteer): string {
  const code = /\d{10}/.test(text) ? places.desa(kecamatanCode, text) : null;
  return code === null ? text : (places.nameOf(code) ?? text);
}

/** A slip in a file name is not believed: too many words of a name are near some place. */
function isExact(code: string | null, text: string, places: Gazetteer): boolean {
  const squeezed = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code !== null && (/^\d{10}/.test(text) || squeezed(places.nameOf(code) ?? "") === squeezed(text));
}
