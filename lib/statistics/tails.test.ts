import fc from "fast-check";
import { expect, test } from "vitest";
import {
  betaBinomialLogPmf,
  betaBinomialLower,
  betaBinomialUpper,
  logBetaBinomialUpper,
} from "./beta-binomial";
import {
  logLogNormalBinomialUpper,
  logLogNormalPoissonUpper,
  logNormalBinomialUpper,
} from "./log-normal-binomial";
import { logNormalUpper, logOneMinusExp, logSumExp, normalFromLog } from "./log-special";
import {
  negativeBinomialLogPmf,
  negativeBinomialLower,
  logNegativeBinomialUpper,
  negativeBinomialUpper,
} from "./negative-binomial";
import {
  binomialLower,
  binomialUpper,
  chiSquareUpper,
  fUpper,
  MIN_P,
  logBinomialLower,
  logBinomialUpper,
  logChiSquareUpper,
  logFUpper,
  logPoissonLower,
  logPoissonUpper,
  logStudentUpper,
  poissonLower,
  poissonUpper,
  studentUpper,
  twoSided,
  widenBySpread,
  widenLogBySpread,
} from "./tails";

const relative = (actual: number, wanted: number) => expect(Math.abs(actual / wanted - 1)).toBeLessThan(1e-6);

test("textbook values", () => {
  relative(binomialLower(2, 10, 0.5), 0.0546875);
  relative(binomialUpper(8, 10, 0.5), 0.0546875);
  relative(poissonUpper(1, 2), 1 - Math.exp(-2));
  relative(poissonLower(2, 2), 5 * Math.exp(-2));
  relative(chiSquareUpper(3.841458820694124, 1), 0.05);
  relative(chiSquareUpper(18.30703805327515, 10), 0.05);
  relative(fUpper(4.964602743730711, 1, 10), 0.05);
  relative(studentUpper(2.2281388519649385, 10), 0.025);
});

test("far tails keep their digits: ten heads in a row a hundred times over", () => {
  relative(binomialUpper(900, 900, 0.5), 0.5 ** 900);
  // leading term e^-10 10^200 / 200! and the geometric rest
  const leading = Math.exp(-10 + 200 * Math.log(10) - 863.231987192405);
  expect(poissonUpper(200, 10) / leading).toBeGreaterThan(1.04);
  expect(poissonUpper(200, 10) / leading).toBeLessThan(1.06);
  expect(binomialUpper(5, 4, 0.5)).toBe(MIN_P);
});

test("a beta-binomial with uniform shares is uniform, and with no spread is the binomial", () => {
  for (let y = 0; y <= 10; y++) relative(Math.exp(betaBinomialLogPmf(y, 10, 0.5, 1 / 3)), 1 / 11);
  relative(betaBinomialUpper(8, 10, 0.5, 1 / 3), 3 / 11);
  relative(betaBinomialUpper(8, 10, 0.5, 1e-9), binomialUpper(8, 10, 0.5));
});

test("negative binomial: P(0) = (θ/(θ + μ))^θ, and the Poisson as its limit", () => {
  relative(negativeBinomialLower(0, 3, 2), (2 / 5) ** 2);
  relative(negativeBinomialUpper(12, 4, 1e9), poissonUpper(12, 4));
});

test("tails are the sums of their terms, upper and lower make one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      fc.double({ min: 0.001, max: 0.4, noNaN: true }),
      fc.nat(80),
      (n, mu, rho, raw) => {
        const y = Math.min(raw, n);
        let upper = 0;
        for (let k = y; k <= n; k++) upper += Math.exp(betaBinomialLogPmf(k, n, mu, rho));
        expect(Math.abs(betaBinomialUpper(y, n, mu, rho) - upper)).toBeLessThan(1e-9);
        expect(
          Math.abs(betaBinomialUpper(y, n, mu, rho) + betaBinomialLower(y - 1, n, mu, rho) - 1),
        ).toBeLessThan(1e-9);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 40, noNaN: true }),
      fc.double({ min: 0.2, max: 50, noNaN: true }),
      fc.nat(100),
      (mu, theta, y) => {
        let lower = 0;
        for (let k = 0; k <= y; k++) lower += Math.exp(negativeBinomialLogPmf(k, mu, theta));
        expect(Math.abs(negativeBinomialLower(y, mu, theta) - lower)).toBeLessThan(1e-8);
        expect(
          Math.abs(negativeBinomialUpper(y + 1, mu, theta) + negativeBinomialLower(y, mu, theta) - 1),
        ).toBeLessThan(1e-9);
      },
    ),
  );
});

test("over-dispersion never makes a far tail smaller", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50, max: 3000 }),
      fc.double({ min: 0.1, max: 0.6, noNaN: true }),
      (n, mu) => {
        const y = Math.min(n, Math.ceil(n * mu + 5 * Math.sqrt(n * mu * (1 - mu))));
        expect(betaBinomialUpper(y, n, mu, 0.001)).toBeGreaterThanOrEqual(binomialUpper(y, n, mu) * 0.999999);
      },
    ),
  );
});

test(
  "the log-normal binomial is a tail: falling in y, the binomial without spread, longer than the " +
    "beta-binomial far out",
  () => {
    expect(logNormalBinomialUpper(8, 10, 0.5, 0)).toBeCloseTo(0.0546875, 9);
    for (let y = 1; y < 400; y++)
      expect(logNormalBinomialUpper(y + 1, 1000, 0.02, 0.005)).toBeLessThanOrEqual(
        logNormalBinomialUpper(y, 1000, 0.02, 0.005),
      );
    expect(logNormalBinomialUpper(150, 1000, 0.02, 0.005)).toBeGreaterThan(
      betaBinomialUpper(150, 1000, 0.02, 0.005),
    );
    // mean of the mixture: Σ P(Y ≥ y) = E[Y] = nμ
    let mean = 0;
    for (let y = 1; y <= 1000; y++) mean += logNormalBinomialUpper(y, 1000, 0.02, 0.005);
    expect(mean).toBeCloseTo(20, 1);
  },
);

test("a spread known from few areas widens p, known from many leaves it", () => {
  expect(widenBySpread(1e-6, 8)).toBeGreaterThan(1e-4);
  expect(widenBySpread(1e-6, 1e6) / 1e-6).toBeLessThan(1.01);
  expect(widenBySpread(MIN_P, 5)).toBeGreaterThan(0);
  expect(widenBySpread(0.7, 5)).toBe(0.7);
  expect(twoSided(0.9, 0.1)).toBe(0.2);
});

/** Falling, and steadily so: no step, no floor, no plateau. */
function expectFalling(log: (x: number) => number, from: number, to: number, by: number) {
  for (let x = from; x + by <= to; x += by) {
    const [here, next] = [log(x), log(x + by)];
    expect(Number.isFinite(here)).toBe(true);
    expect(next).toBeLessThan(here);
  }
}

test("every tail falls with the data far beyond the smallest double, across the change of method", () => {
  expectFalling((y) => logBinomialUpper(y, 20_000, 0.006), 200, 6_000, 40);
  expectFalling((y) => -logBinomialLower(y, 20_000, 0.9), 10, 17_000, 200);
  expectFalling((y) => logPoissonUpper(y, 12), 20, 3_000, 20);
  expectFalling((mean) => logPoissonLower(3, mean), 5, 4_000, 25);
  expectFalling((x) => logChiSquareUpper(x, 14), 20, 6_000, 40);
  expectFalling((x) => logFUpper(x, 8, 900), 2, 4_000, 20);
  expectFalling((t) => logStudentUpper(t, 200), 1, 5_000, 20);
  expectFalling((y) => logBetaBinomialUpper(y, 20_000, 0.006, 1e-4), 200, 6_000, 40);
  expectFalling((y) => logNegativeBinomialUpper(y, 12, 40), 20, 3_000, 20);
  expectFalling((y) => logLogNormalBinomialUpper(y, 20_000, 0.006, 2e-4), 200, 6_000, 40);
  expectFalling((y) => logLogNormalPoissonUpper(y, 12, 40), 20, 3_000, 20);
});

test("the widening for few areas is seen at every size, and shrinks with the areas", () => {
  for (const logP of [-5, -39, -60, -300, -700, -5_000]) {
    const widths = [10, 50, 200, 1_000].map((df) => widenLogBySpread(logP, df) - logP);
    for (const width of widths) expect(width).toBeGreaterThan(0);
    expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  }
  expectFalling((z) => widenLogBySpread(-z, 200), 1, 5_000, 10);
});

test("logarithms of sums, complements and the normal", () => {
  expect(logSumExp([-2_000, -2_000])).toBeCloseTo(-2_000 + Math.LN2, 9);
  expect(logOneMinusExp(-1e-18)).toBeCloseTo(Math.log(1e-18), 9);
  expect(logNormalUpper(1.959963984540054)).toBeCloseTo(Math.log(0.025), 9);
  // 26.2.12 at z = 40: ln φ(40)/40 and the correction 1 − 1/1600
  expect(logNormalUpper(40)).toBeCloseTo(-800 - Math.log(40 * Math.sqrt(2 * Math.PI)) - 1 / 1600, 5);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (z) => {
      expect(Math.abs(normalFromLog(logNormalUpper(z)) - z)).toBeLessThan(1e-6);
    }),
  );
});
