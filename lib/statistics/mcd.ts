import { EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
import { chiSquareUpper } from "./tails";
import { median } from "./robust";
import { sampleWithout, seededRandom } from "./random";

// Minimum covariance determinant: centre and shape of a cloud of points from its tightest half, so that
// outliers cannot hide themselves.

export interface Mcd {
  readonly centre: readonly number[];
  /** inverse of the (consistency-corrected) covariance */
  readonly precision: Matrix;
  /** squared robust Mahalanobis distance of each point */
  readonly distance2: readonly number[];
}

const STARTS = 100;
const BEST = 10;
/**
 * Larger clouds are searched in a seeded sample of this size, then finished on all points (the "nesting" of
 * the paper).
 */
const SEARCH_SIZE = 1200;

/**
 * FAST-MCD with h = ⌊(n + p + 1)/2⌋, 100 seeded starts, two concentration steps each, the ten best to
 * convergence; covariance scaled so that the median of the distances is that of χ²_p. Deterministic. Source:
 * Rousseeuw & Van Driessen, Technometrics 41:212 (1999).
 * @param points n rows of p numbers, n > 2p; features should be on comparable, roughly symmetric scales
 */
export function minimumCovarianceDeterminant(points: readonly (readonly number[])[], seed = 1): Mcd {
  const p = points[0]?.length ?? 0;
  const random = seededRandom(seed);
  const searched =
    points.length > SEARCH_SIZE
      ? sampleWithout(points.length, SEARCH_SIZE, random).map((i) => points[i] as readonly number[])
      : points;
  const h = Math.floor((searched.length + p + 1) / 2);
  const starts = Array.from({ length: STARTS }, () => {
    const few = sampleWithout(searched.length, p + 1, random).map((i) => searched[i] as readonly number[]);
    return concentrate(searched, concentrate(searched, shapeOf(few), h), h);
  });
  starts.sort((a, b) => a.logDet - b.logDet);
  const finished = starts.slice(0, BEST).map((start) => converge(searched, start, h));
  const best = finished.reduce((a, b) => (b.logDet < a.logDet ? b : a));
  const final = points === searched ? best : converge(points, best, Math.floor((points.length + p + 1) / 2));
  const raw = distances(points, final);
  const scale = median(raw) / chiSquareMedian(p);
  return {
    centre: final.centre,
    precision: Matrix.mul(final.precision, 1 / scale),
    distance2: raw.map((d) => d / scale),
  };
}

interface Shape {
  readonly centre: readonly number[];
  readonly precision: Matrix;
  readonly logDet: number;
}

function converge(points: readonly (readonly number[])[], start: Shape, h: number): Shape {
  let shape = start;
  for (let step = 0; step < 30; step++) {
    const next = concentrate(points, shape, h);
    if (next.logDet >= shape.logDet - 1e-9) return next;
    shape = next;
  }
  return shape;
}

/**
 * One C-step: the h points nearest to the present shape give the next; the determinant never grows. Ties by
 * position.
 */
function concentrate(points: readonly (readonly number[])[], shape: Shape, h: number): Shape {
  const d = distances(points, shape);
  const nearest = d
    .map((_, i) => i)
    .sort((a, b) => (d[a] as number) - (d[b] as number) || a - b)
    .slice(0, h);
  return shapeOf(nearest.map((i) => points[i] as readonly number[]));
}

function shapeOf(points: readonly (readonly number[])[]): Shape {
  const p = points[0]?.length ?? 0;
  const centre = Array.from(
    { length: p },
    (_, j) => points.reduce((sum, x) => sum + (x[j] as number), 0) / points.length,
  );
  const covariance = Matrix.zeros(p, p);
  for (const x of points) {
    for (let a = 0; a < p; a++) {
      const da = (x[a] as number) - (centre[a] as number);
      for (let b = a; b < p; b++)
        covariance.set(a, b, covariance.get(a, b) + da * ((x[b] as number) - (centre[b] as number)));
    }
  }
  for (let a = 0; a < p; a++)
    for (let b = a; b < p; b++) {
      const value = covariance.get(a, b) / Math.max(1, points.length - 1);
      covariance.set(a, b, value);
      covariance.set(b, a, value);
    }
  // A flat direction (all start points equal in a feature) gets a hair of width, so that the inverse exists.
  const ridge = 1e-9 + 1e-9 * covariance.trace();
  for (let a = 0; a < p; a++) covariance.set(a, a, covariance.get(a, a) + ridge);
  const eigen = new EigenvalueDecomposition(covariance, { assumeSymmetric: true }).realEigenvalues;
  return {
    centre,
    precision: inverse(covariance),
    logDet: eigen.reduce((sum, value) => sum + Math.log(Math.max(1e-300, value)), 0),
  };
}

function distances(points: readonly (readonly number[])[], { centre, precision }: Shape): number[] {
  const p = centre.length;
  const m = precision.to2DArray();
  return points.map((x) => {
    let sum = 0;
    for (let a = 0; a < p; a++) {
      const da = (x[a] as number) - (centre[a] as number);
      const row = m[a] as number[];
      for (let b = 0; b < p; b++) sum += da * (row[b] as number) * ((x[b] as number) - (centre[b] as number));
    }
    return sum;
  });
}

/** Median of χ²_p, by bisection on its tail. */
function chiSquareMedian(p: number): number {
  let [low, high] = [0, p + 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (chiSquareUpper(middle, p) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * What each feature adds to a point's distance: d² = Σ_j (x − c)_j (S⁻¹(x − c))_j. Parts can be negative
 * where features cancel.
 */
export function distanceParts(
  point: readonly number[],
  { centre, precision }: Pick<Mcd, "centre" | "precision">,
): number[] {
  const off = point.map((value, j) => value - (centre[j] as number));
  return off.map((value, a) => value * off.reduce((sum, other, b) => sum + precision.get(a, b) * other, 0));
}
