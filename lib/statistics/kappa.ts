/**
 * Cohen's kappa of two raters: κ = (p_o − p_e) / (1 − p_e), agreement beyond what chance would give from
 * their own habits. `table[i][j]`: cases that the first put in class i and the second in class j. NaN where
 * both always gave one and the same class (nothing to agree about). Source: Cohen, Educ. Psychol. Meas. 20:37
 * (1960).
 */
export function cohenKappa(table: readonly (readonly number[])[]): number {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  const expected = chance(table, total);
  return (agreedIn(table) / total - expected) / (1 - expected);
}

const agreedIn = (table: readonly (readonly number[])[]): number =>
  table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);

/** The share of agreement that the two raters' own habits would give by chance, p_e. */
const chance = (table: readonly (readonly number[])[], total: number): number =>
  table.reduce((sum, row, i) => {
    const rowSum = row.reduce((all, count) => all + count, 0);
    const columnSum = table.reduce((all, other) => all + (other[i] ?? 0), 0);
    return sum + (rowSum / total) * (columnSum / total);
  }, 0);

/**
 * The standard error of κ with the margins taken as they are, √(p(1 − p)/n) / (1 − p_e) (Cohen 1960, eq. 7).
 * p is the share of agreement with two agreeing and two disagreeing cases added (Agresti & Coull, Am. Stat.
 * 52:119, 1998), so that a handful of pairs that all agree is not taken for certainty. NaN where κ is.
 */
export function kappaError(table: readonly (readonly number[])[]): number {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  const p = (agreedIn(table) + 2) / (total + 4);
  const expected = chance(table, total);
  return expected === 1 ? Number.NaN : Math.sqrt((p * (1 - p)) / total) / (1 - expected);
}
