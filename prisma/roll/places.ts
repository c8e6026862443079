import type { RegionIndex } from "@/lib/regions/region-index";
import type { DesaPlan, RollOptions } from "./model";
import { Rng, Weighted } from "./rng";

/**
 * Fewer voters than this per desa would leave nothing for statistics to look at: a small roll covers fewer
 * desa instead.
 */
const MEAN_DESA = 450;
const FEWEST_DESA = 24;

/**
 * Real kecamatan and desa, whole kecamatan as far as the voters reach, each desa with a share of the voters.
 * Sizes differ by a factor of about three, as they do in Java (log-normal, sigma 0.35).
 */
export function planDesas(options: RollOptions, regions: RegionIndex): DesaPlan[] {
  const rng = new Rng(options.seed, "places");
  const kecamatan = regions.childrenOf(options.region);
  if (kecamatan.length === 0) throw new Error(`no kecamatan is known for region ${options.region}`);
  const all = kecamatan.flatMap((kec) => regions.childrenOf(kec.code).map((desa) => ({ kec, desa })));
  const wanted = Math.min(all.length, Math.max(FEWEST_DESA, Math.round(options.voters / MEAN_DESA)));
  const chosen = all.slice(0, wanted);
  const weights = chosen.map(() => Math.exp(0.35 * rng.normal()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return chosen.map(({ kec, desa }, index) => ({
    index,
    code: desa.code,
    name: desa.name.toUpperCase(),
    kecCode: kec.code,
    kecName: kec.name.toUpperCase(),
    voters: Math.max(20, Math.round((options.voters * (weights[index] ?? 0)) / total)),
  }));
}

/**
 * Kecamatan elsewhere, as in the NIK of people who were first registered there: most in the same province,
 * the rest all over the country.
 */
export function otherPrefixes(region: string, regions: RegionIndex): Weighted<string> {
  const codes: string[] = [];
  for (const province of regions.childrenOf("")) {
    for (const kabupaten of regions.childrenOf(province.code)) {
      if (kabupaten.code !== region) codes.push(...regions.childrenOf(kabupaten.code).map((kec) => kec.code));
    }
  }
  return new Weighted(codes, (code) =>
    code.startsWith(region.slice(0, 3)) ? 8 : code.startsWith(region.slice(0, 2)) ? 6 : 0.4,
  );
}
