import fc from "fast-check";
import { expect, test } from "vitest";
import { betaBinomialLogPmf, betaBinomialLower, betaBinomialUpper } from "./beta-binomial";
import { logNormalBinomialUpper } from "./log-normal-binomial";
import { negativeBinomialLogPmf, negativeBinomialLower, negativeBinomialUpper } from "./negative-binomial";
import {
  binomialLower,
  binomialUpper,
  chiSquareUpper,
  fUpper,
  MIN_P,
  poissonLower,
  poissonUpper,
  studentUpper,
  twoSided,
  widenBySpread,
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

test("the log-normal binomial is a tail: falling in y, the binomial without spread, longer than the beta-binomial far out", () => {
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
});

test("a spread known from few areas widens p, known from many leaves it", () => {
  expect(widenBySpread(1e-6, 8)).toBeGreaterThan(1e-4);
  expect(widenBySpread(1e-6, 1e6) / 1e-6).toBeLessThan(1.01);
  expect(widenBySpread(MIN_P, 5)).toBeGreaterThan(0);
  expect(widenBySpread(0.7, 5)).toBe(0.7);
  expect(twoSided(0.9, 0.1)).toBe(0.2);
});
