import { Matrix, solve } from "ml-matrix";

export interface LogisticModel {
  readonly bias: number;
  readonly weights: readonly number[];
  /** Newton steps taken; equal to `MAX_STEPS` when it did not settle. */
  readonly steps: number;
}

const MAX_STEPS = 40;
const SETTLED = 1e-8;

export const sigmoid = (x: number): number =>
  x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));

/**
 * Logistic regression with an L2 penalty ½λ‖w‖² (the bias is free), by Newton's method (iteratively
 * reweighted least squares). Deterministic: starts at zero, sums in the given order. The penalty keeps it
 * finite even where a feature separates the classes. Source: Hastie, Tibshirani, Friedman, The Elements of
 * Statistical Learning, 4.4.1 and 4.4.4.
 * @param x rows of features of one length, best standardised
 * @param y 0 or 1
 */
export function fitLogistic(
  x: readonly (readonly number[])[],
  y: readonly number[],
  lambda: number,
): LogisticModel {
  const width = (x[0]?.length ?? 0) + 1;
  let beta = new Float64Array(width);
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    const { gradient, hessian } = derivatives(x, y, beta, lambda);
    const change = solve(hessian, Matrix.columnVector([...gradient])).to1DArray();
    beta = beta.map((value, at) => value + (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < SETTLED) return toModel(beta, step);
  }
  return toModel(beta, MAX_STEPS);
}

const toModel = (beta: Float64Array, steps: number): LogisticModel => ({
  bias: beta[0] ?? 0,
  weights: [...beta.slice(1)],
  steps,
});

function derivatives(
  x: readonly (readonly number[])[],
  y: readonly number[],
  beta: Float64Array,
  lambda: number,
) {
  const width = beta.length;
  const gradient = new Float64Array(width);
  const hessian = Matrix.zeros(width, width);
  const upper = new Float64Array(width * width);
  x.forEach((row, n) => {
    let score = beta[0] ?? 0;
    for (let j = 1; j < width; j += 1) score += (beta[j] ?? 0) * (row[j - 1] ?? 0);
    const p = sigmoid(score);
    const error = (y[n] ?? 0) - p;
    const weight = p * (1 - p);
    for (let i = 0; i < width; i += 1) {
      const xi = i === 0 ? 1 : (row[i - 1] ?? 0);
      if (xi === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + error * xi;
      for (let j = i; j < width; j += 1)
        upper[i * width + j] = (upper[i * width + j] ?? 0) + weight * xi * (j === 0 ? 1 : (row[j - 1] ?? 0));
    }
  });
  for (let i = 0; i < width; i += 1) {
    const penalty = i === 0 ? 1e-9 : lambda;
    if (i > 0) gradient[i] = (gradient[i] ?? 0) - lambda * (beta[i] ?? 0);
    for (let j = i; j < width; j += 1) {
      const value = (upper[i * width + j] ?? 0) + (i === j ? penalty : 0);
      hessian.set(i, j, value);
      hessian.set(j, i, value);
    }
  }
  return { gradient, hessian };
}
