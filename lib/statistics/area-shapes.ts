import { correctedJensenShannon, gTest, jensenShannonParts } from "./divergence";
import { median, robustScale } from "./robust";
import { logFUpper, probability } from "./tails";

// One area's distribution over classes (age bands, digits) against that of all other areas together.

export interface AreaShape {
  readonly g: number;
  readonly df: number;
  /** Jensen–Shannon divergence in bits, without what sampling alone adds; and each class's part of the whole */
  readonly divergence: number;
  readonly parts: readonly number[];
  /** counts expected from the others, for an area of this size */
  readonly expected: readonly number[];
  /** ln of p, and p to be read */
  readonly logP: number;
  readonly p: number;
}

/** Two tables over the same classes: an area and what it is compared with. */
export interface ShapePair {
  readonly observed: readonly number[];
  readonly reference: readonly number[];
}

/** Every area against the sum of the others. */
export function areaShapes(tables: readonly (readonly number[])[]): AreaShape[] {
  const total = sumOf(tables);
  return testShapes(
    tables.map((observed) => ({ observed, reference: total.map((count, i) => count - (observed[i] ?? 0)) })),
  );
}

/**
 * G tests with over-dispersion that grows with size, as differences between honest areas do: E[G/df] ≈ 1 +
 * m·τ, m the harmonic size of the two samples. τ is the median over the areas (so that a few wild ones cannot
 * hide each other); the scaled statistics then have their own degrees of freedom by Satterthwaite, 2/variance
 * by MAD, because honest differences lie in few directions. p from F. Sources: Sokal & Rohlf, Biometry, ch.
 * 17 (1995); Rao & Scott, Ann. Stat. 12:46 (1984) for scaled tests; Satterthwaite, Biom. Bull. 2:110 (1946).
 */
export function testShapes(pairs: readonly ShapePair[]): AreaShape[] {
  const raw = pairs.map(({ observed, reference }) => {
    const { g, df } = gTest(observed, reference);
    const [n, m] = [sum(observed), sum(reference)];
    return { g, df, ratio: df > 0 ? g / df : 0, size: n + m === 0 ? 0 : (n * m) / (n + m) };
  });
  const usable = raw.filter(({ df, size }) => df > 0 && size > 0);
  const tau = Math.max(0, median(usable.map(({ ratio, size }) => (ratio / medianOfScaled(raw) - 1) / size)));
  const scaled = raw.map(({ ratio, size }) => ratio / (1 + size * (Number.isFinite(tau) ? tau : 0)));
  const centre = Math.max(1e-9, median(scaled.filter((_, i) => (raw[i]?.df ?? 0) > 0)));
  const spread = robustScale(scaled.map((value) => value / centre));
  const ownDf = spread > 0 ? 2 / spread ** 2 : Number.POSITIVE_INFINITY;
  return pairs.map(({ observed, reference }, i) => {
    const { g, df } = raw[i] as (typeof raw)[number];
    const n = sum(observed);
    const m = sum(reference);
    const effective = Math.max(1, Math.min(df, ownDf));
    const logP =
      df === 0 || n === 0 || m === 0
        ? 0
        : logFUpper((scaled[i] as number) / Math.max(1, centre), effective, Math.max(2, usable.length - 1));
    return {
      g,
      df,
      logP,
      p: probability(logP),
      divergence: correctedJensenShannon(observed, reference),
      parts: jensenShannonParts(observed, reference),
      expected: reference.map((count) => (m === 0 ? 0 : (count / m) * n)),
    };
  });
}

/** The median of χ²/df lies a little below 1 (Wilson–Hilferty: (1 − 2/9df)³). */
function medianOfScaled(raw: readonly { readonly df: number }[]): number {
  const df = median(raw.filter((test) => test.df > 0).map((test) => test.df));
  return Number.isFinite(df) ? (1 - 2 / (9 * df)) ** 3 : 1;
}

function sumOf(tables: readonly (readonly number[])[]): number[] {
  const length = Math.max(0, ...tables.map((table) => table.length));
  return Array.from({ length }, (_, i) => tables.reduce((total, table) => total + (table[i] ?? 0), 0));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
