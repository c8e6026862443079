/**
 * Cohen's kappa of two raters: κ = (p_o − p_e) / (1 − p_e), agreement beyond what chance would give from
 * their own habits. `table[i][j]`: cases that the first put in class i and the second in class j. NaN where
 * both always gave one and the same class (nothing to agree about). Source: Cohen, Educ. Psychol. Meas. 20:37
 * (1960).
 */
export function cohenKappa(table: readonly (readonly number[])[]): number {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  table.forEach((row, i) => {
    const rowSum = row.reduce((sum, count) => sum + count, 0);
    const columnSum = table.reduce((sum, other) => sum + (other[i] ?? 0), 0);
    observed += (row[i] ?? 0) / total;
    expected += (rowSum / total) * (columnSum / total);
  });
  return (observed - expected) / (1 - expected);
}
