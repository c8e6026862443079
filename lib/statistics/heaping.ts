// Ages heap on 0 and 5 where birth dates were guessed. Both indices speak of the quality of the data, never
// of intent.

/**
 * Whipple's index: W = 500 · Σ_{a = 25, 30 … 60} P_a / Σ_{a = 23 … 62} P_a. 100 = no preference, 500 = only
 * ages ending in 0 or 5. United Nations bands: < 105 very accurate, < 110 fairly accurate, < 125 approximate,
 * < 175 rough, else very rough. Source: Shryock & Siegel, The Methods and Materials of Demography, ch. 8
 * (1976). NaN where nobody is 23 to 62.
 * @param byAge number of people by completed age; missing ages count 0
 */
export function whipple(byAge: readonly number[]): number {
  const { heaped, all } = whippleCounts(byAge);
  return all === 0 ? Number.NaN : (500 * heaped) / all;
}

/**
 * The two counts of Whipple's index: of `all` people of 23 to 62, `heaped` have an age ending in 0 or 5
 * (expected: one in five).
 */
export function whippleCounts(byAge: readonly number[]): { heaped: number; all: number } {
  let heaped = 0;
  let all = 0;
  for (let age = 23; age <= 62; age++) {
    const people = byAge[age] ?? 0;
    all += people;
    if (age % 5 === 0) heaped += people;
  }
  return { heaped, all };
}

/**
 * Myers' blended index over terminal digits: for each digit d the sums S_d (ages from `from` on) and S'_d
 * (from `from` + 10 on) are blended with weights k and 10 − k, k = 1 … 10 in the order in which the digits
 * come; then ½ Σ |share_d − 10 %|, 0 … 90. Source: Myers, Trans. Actuar. Soc. Am. 41:395 (1940); same
 * blending as `check_heaping_myers` of the R package DemoTools.
 * @param from first age, a multiple of 10 in the usual form (20 for a roll of adults)
 * @param to last age used, inclusive; the number of whole decades from `from` is taken
 */
export function myers(byAge: readonly number[], from = 20, to = 89): number {
  const blended = myersBlend(byAge, from, to);
  const total = blended.reduce((sum, value) => sum + value, 0);
  if (total === 0) return Number.NaN;
  return 50 * blended.reduce((sum, value) => sum + Math.abs(value / total - 0.1), 0);
}

/** The ten blended sums of Myers' index, by terminal digit 0 … 9. */
export function myersBlend(byAge: readonly number[], from = 20, to = 89): number[] {
  const decades = Math.floor((to - from + 1) / 10);
  const blended = new Array<number>(10).fill(0);
  for (let step = 0; step < 10; step++) {
    const sum = (start: number, count: number) =>
      Array.from({ length: count }, (_, i) => byAge[start + 10 * i] ?? 0).reduce((a, b) => a + b, 0);
    const first = sum(from + step, decades - 1);
    const second = sum(from + step + 10, decades - 1);
    blended[(from + step) % 10] = (step + 1) * first + (9 - step) * second;
  }
  return blended;
}
