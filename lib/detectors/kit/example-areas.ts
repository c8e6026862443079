import type { ExampleRow } from "./types";

const NAMES = [
  "ALASDOWO",
  "BANARAN",
  "CEPOKO",
  "DAWUNG",
  "GEBANG",
  "HARGOSARI",
  "JATISOBO",
  "KALIWEDI",
  "LAWANG",
  "MOJOREJO",
  "NGRAMPAL",
  "PANDEYAN",
  "REJOSARI",
  "SAMBIREMBE",
  "TLOGOTIRTO",
  "WONOKERSO",
  "BEDORO",
  "CEMENG",
  "DUKUHAN",
  "GABUGAN",
  "JURANGJERO",
  "KANDANGSAPI",
  "MLALE",
  "PENGKRUK",
];

/**
 * `voters` rows in each of `desa` invented desa of one kecamatan, for examples of area detectors. Every row
 * is a valid voter; `make` says what is different (n is counted within the desa).
 */
export function desaRows(
  desa: number,
  voters: number,
  make: (desa: number, n: number) => ExampleRow = () => ({}),
): readonly ExampleRow[] {
  return Array.from({ length: desa * voters }, (_, i) => {
    const index = Math.floor(i / voters);
    return { desa: NAMES[index % NAMES.length] as string, ...make(index, i % voters) };
  });
}
