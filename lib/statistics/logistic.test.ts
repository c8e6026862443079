import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLogistic, sigmoid } from "./logistic";
import { seededRandom } from "./random";

describe("logistic regression", () => {
  it("gives the textbook answer for one binary feature: the log odds of the two groups", () => {
    // 30 of 40 against 10 of 40: bias ln(10/30), weight ln(30/10) − ln(10/30).
    const x = [...Array.from({ length: 40 }, () => [1]), ...Array.from({ length: 40 }, () => [0])];
    const y = [
      ...Array.from({ length: 40 }, (_v, n) => (n < 30 ? 1 : 0)),
      ...Array.from({ length: 40 }, (_v, n) => (n < 10 ? 1 : 0)),
    ];
    const model = fitLogistic(x, y, 1e-9);
    expect(model.bias).toBeCloseTo(Math.log(1 / 3), 5);
    expect(model.weights[0]).toBeCloseTo(2 * Math.log(3), 5);
  });

  it("finds the weights that made the data", () => {
    const random = seededRandom(3);
    const truth = [1.5, -1, 0];
    const x = Array.from({ length: 6000 }, () => truth.map(() => 2 * random() - 1));
    const y = x.map((row) =>
      random() < sigmoid(0.3 + row.reduce((sum, value, at) => sum + value * truth[at]!, 0)) ? 1 : 0,
    );
    const model = fitLogistic(x, y, 0.01);
    truth.forEach((weight, at) => expect(Math.abs(model.weights[at]! - weight)).toBeLessThan(0.2));
  });

  it("stays finite where a feature separates the classes, and shrinks with the penalty", () => {
    const x = [[1], [1], [0], [0]];
    const y = [1, 1, 0, 0];
    const [weak, strong] = [fitLogistic(x, y, 0.1), fitLogistic(x, y, 10)];
    expect(Number.isFinite(weak.weights[0])).toBe(true);
    expect(Math.abs(strong.weights[0]!)).toBeLessThan(Math.abs(weak.weights[0]!));
  });

  it("is the same each time, whatever the data", () => {
    const row = fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.boolean()), { minLength: 4, maxLength: 40 }), (data) => {
        const x = data.map(([features]) => features);
        const y = data.map(([, yes]) => (yes ? 1 : 0));
        const model = fitLogistic(x, y, 1);
        expect(fitLogistic(x, y, 1)).toEqual(model);
        expect(model.weights.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
