import { placeKey } from "@/lib/regions/place-names";
import type { RegionIndex } from "@/lib/regions/region-index";

/** After the word for a kabupaten up to the next word that begins something else. */
const NAMED = new RegExp(
  [
    String.raw`(?<!(?:KEC(?:AMATAN)?|DESA|KEL(?:URAHAN)?|DISTRIK)\W{1,5})(?<![A-Z])`,
    String.raw`(?:KABUPATEN(?:\s*/\s*KOTA)?|KAB(?:\.|(?=\s*[:/ ]))(?:\s*/\s*KOTA)?|KOTA)(?![A-Z])[\s:.=]*`,
    String.raw`(\p{L}[\p{L}' -]*?)(?=\s{2,}|[,;:/(.\d]|\b(?:KEC|DISTRIK|DESA|KEL|PROV|TPS|TAHUN|PEMILU|PILKADA)|$)`,
  ].join(""),
  "gu",
);

const OFFICIAL = new WeakMap<RegionIndex, ReadonlyMap<string, readonly string[]>>();

/**
 * The kabupaten or kota that a title names, when it is another than the one that is imported: Masaran is a
 * kecamatan of Sragen, and of others. Names that no kabupaten has say nothing.
 */
export function otherKabupatenIn(text: string, regionCode: string, regions: RegionIndex): string | null {
  for (const [, name = ""] of text.toUpperCase().matchAll(NAMED)) {
    const codes = officialOf(regions).get(placeKey(name.trim())) ?? [];
    const [code] = codes;
    if (code !== undefined && !codes.includes(regionCode)) return regions.nameOf(code);
  }
  return null;
}

/** Codes of all kabupaten and kota by their names without the word for the level. */
function officialOf(regions: RegionIndex): ReadonlyMap<string, readonly string[]> {
  let official = OFFICIAL.get(regions);
  if (official === undefined) {
    const all = regions.childrenOf("").flatMap(({ code }) => regions.childrenOf(code));
    const byName = Map.groupBy(all, ({ name }) => placeKey(name.replace(/^(?:Kabupaten|Kota)\s+/i, "")));
    official = new Map([...byName].map(([key, found]) => [key, found.map(({ code }) => code)]));
    OFFICIAL.set(regions, official);
  }
  return official;
}
