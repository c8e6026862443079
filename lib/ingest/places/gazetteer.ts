import type { RegionIndex } from "@/lib/regions/region-index";
import { placeKey } from "@/lib/regions/place-names";

/** What the places of one kabupaten are called: how words in titles and names are told from places. */
export interface Gazetteer {
  readonly kecamatan: (name: string) => string | null;
  /** within a kecamatan (6 digits), or anywhere in the kabupaten where the name is unique there */
  readonly desa: (kecamatanCode: string | null, name: string) => string | null;
  /** is this the name of the kabupaten itself? */
  readonly isKabupaten: (name: string) => boolean;
  readonly nameOf: (code: string) => string | null;
}

/** @param regionCode kabupaten, 4 digits */
export function gazetteerOf(regions: RegionIndex, regionCode: string): Gazetteer {
  const own = placeKey(bareKabupaten(regions.nameOf(regionCode) ?? ""));
  return {
    kecamatan: (name) => regions.findKecamatan(regionCode, name),
    desa: (kecamatanCode, name) => regions.findDesa(kecamatanCode ?? regionCode, name),
    isKabupaten: (name) => placeKey(bareKabupaten(name)) === own,
    nameOf: (code) => regions.nameOf(code)?.toUpperCase() ?? null,
  };
}

const bareKabupaten = (name: string): string =>
  name
    .trim()
    .replace(/^[\d.]+[\s.:_)\]-]+(?=\p{L})/u, "")
    .replace(/[\s,(]+(?:KAB(?:UPATEN)?\.?|KOTA)\W*$/i, "")
    .replace(/^(?:KABUPATEN|KAB\.?|KOTA|KODYA|KOTAMADYA)\b\s*[.:]?\s*(?:ADM(?:INISTRASI|\.)?\s+)?/i, "");

/** Is a line of this kabupaten? `KOTA X` and `KABUPATEN X` are two; a bare X is the one that is imported. */
export function isOfKabupaten(cell: string, regionCode: string, name: string): boolean {
  const code = cell.replace(/\D/g, "");
  if (!/\p{L}/u.test(cell)) return code === "" || code === regionCode || code === regionCode.slice(2);
  const kindOf = (text: string) =>
    /^\s*(?:KOTA|KODYA|KOTAMADYA)\b/i.test(text) ? "kota" : /^\s*KAB/i.test(text) ? "kabupaten" : null;
  const kind = kindOf(cell);
  return (
    placeKey(bareKabupaten(cell)) === placeKey(bareKabupaten(name)) &&
    (kind === null || kind === (kindOf(name) ?? kind))
  );
}
