// How often do different people share a name and a birth date by chance? McDonald & Levitt, "Seeing Double
// Voting", Election Law Journal 7:111 (2008); Goel et al., Am. Polit. Sci. Rev. 114:456 (2020).

/**
 * Σ p_d²: the chance that two random people share the value. Its inverse is the effective number of values.
 */
export function matchChance(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : counts.reduce((sum, count) => sum + (count / total) ** 2, 0);
}

/** Pairs among n people: n(n − 1)/2. */
export function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}

/** λ of a whole roll: E[pairs that share name and date] = Σ_g C(n_g, 2) · Σ_d p_d². */
export function expectedCoincidences(nameCounts: readonly number[], dateCounts: readonly number[]): number {
  return nameCounts.reduce((sum, count) => sum + pairs(count), 0) * matchChance(dateCounts);
}

/** λ of one finding: pairs expected among the n people of this name on a date of share p. */
export function coincidenceLambda(nameCount: number, dateShare: number): number {
  return pairs(nameCount) * dateShare ** 2;
}

/** P(at least one coincidence) ≈ 1 − e^(−λ). */
export function coincidenceChance(lambda: number): number {
  return -Math.expm1(-lambda);
}
