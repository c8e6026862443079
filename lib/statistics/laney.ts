/**
 * Laney's p′ chart for shares over time: the spread between neighbours in the series, σ_z = mean|z_i −
 * z_{i−1}| / 1.128, widens the binomial limits to p̄ ± 3 σ_pi σ_z, so that ordinary day-to-day variation of
 * large counts is not an alarm. Source: Laney, Qual. Eng. 14:531 (2002). Needs two or more points with n > 0.
 */
export function laney(points: readonly { y: number; n: number }[]): {
  centre: number;
  sigmaZ: number;
  limits: { low: number; high: number }[];
} {
  const centre =
    points.reduce((sum, point) => sum + point.y, 0) / points.reduce((sum, point) => sum + point.n, 0);
  const sigma = points.map((point) => Math.sqrt((centre * (1 - centre)) / point.n));
  const z = points.map((point, i) =>
    sigma[i] === 0 ? 0 : (point.y / point.n - centre) / (sigma[i] as number),
  );
  let moved = 0;
  for (let i = 1; i < z.length; i++) moved += Math.abs((z[i] as number) - (z[i - 1] as number));
  const sigmaZ = moved / (z.length - 1) / 1.128;
  return {
    centre,
    sigmaZ,
    limits: sigma.map((s) => ({
      low: Math.max(0, centre - 3 * s * sigmaZ),
      high: Math.min(1, centre + 3 * s * sigmaZ),
    })),
  };
}
