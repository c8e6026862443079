import { HAMLETS, STREETS } from "./names/lists";
import type { DesaPlan, RollOptions } from "./model";
import type { Rng } from "./rng";

/**
 * What is usual in one desa. Real areas differ by more than chance (domain.md, statistics.md C.8): every rate
 * has a factor of its own, drawn around 1. `dispersion` 0 makes all desa alike.
 */
export interface Habits {
  readonly hamlets: readonly string[];
  readonly streets: readonly string[];
  /** Share of households that live on a street with house numbers. */
  readonly town: number;
  readonly rtPerHamlet: number;
  /** RT and RW are never filled here. */
  readonly noRtRw: boolean;
  readonly defaultDates: number;
  /** Share of NIK from other kabupaten. */
  readonly foreignNik: number;
  readonly newcomers: number;
  readonly removals: number;
  readonly corrections: number;
  /** Extra chance that a grown-up child left is a son: shifts the share of women by about a point. */
  readonly sonsAway: number;
  /** Years by which heads of households are older than elsewhere. */
  readonly older: number;
}

export function drawHabits(rng: Rng, desa: DesaPlan, options: RollOptions): Habits {
  const factor = (sigma: number) =>
    Math.exp(options.dispersion * sigma * rng.normal() - (options.dispersion * sigma) ** 2 / 2);
  // The seventh digit tells a kelurahan (1) from a desa (2).
  const kelurahan = desa.code.charAt(6) === "1";
  const hamlets = rng.shuffle([...HAMLETS]).slice(0, rng.int(5, 11));
  return {
    hamlets,
    streets: rng.shuffle([...STREETS]).slice(0, rng.int(4, 9)),
    town: kelurahan ? 0.75 : 0.12,
    rtPerHamlet: rng.int(2, 4),
    noRtRw: options.dispersion > 0 && rng.chance(0.06),
    defaultDates: factor(0.25),
    foreignNik: Math.min(0.4, 0.104 * factor(0.35)),
    newcomers: factor(0.35),
    removals: factor(0.35),
    corrections: factor(0.45),
    sonsAway: 0.5 + options.dispersion * 0.04 * rng.normal(),
    older: options.dispersion * 1.2 * rng.normal(),
  };
}
