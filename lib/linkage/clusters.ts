export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

export interface Cluster<E extends Edge = Edge> {
  /** Row numbers, ascending. */
  readonly rows: readonly number[];
  /** Accepted pairs inside, strongest first. */
  readonly edges: readonly E[];
  /**
   * The pair whose loss would part the cluster first: the weakest edge of the strongest tree. Null for a
   * single pair.
   */
  readonly bridge: E | null;
}

/** One pair cannot outweigh ten: agreement and contradiction are counted up to this many bits. */
const REACH = 20;

/**
 * Connected components of accepted pairs, strongest pair first. `unite` decides whether two groups that a
 * pair would join may become one.
 */
function join<E extends Edge>(
  edges: readonly E[],
  unite: (left: readonly number[], right: readonly number[]) => boolean,
): Map<number, readonly number[]> {
  const groups = new Map<number, readonly number[]>();
  const groupOf = (row: number): readonly number[] => groups.get(row) ?? [row];
  for (const { a, b } of [...edges].sort(strongestFirst)) {
    const left = groupOf(a);
    const right = groupOf(b);
    if (left === right || !unite(left, right)) continue;
    const union = [...left, ...right];
    for (const row of union) groups.set(row, union);
  }
  return groups;
}

export function strongestFirst(x: Edge, y: Edge): number {
  return y.bits - x.bits || x.a - y.a || x.b - y.b;
}

/**
 * Rows that hang together through any chain of accepted pairs; those of three or more rows need every pair
 * scored before they are clusters.
 */
export function components(edges: readonly Edge[]): number[][] {
  return distinct(join(edges, () => true));
}

function distinct(groups: ReadonlyMap<number, readonly number[]>): number[][] {
  return [...new Set(groups.values())]
    .map((rows) => [...rows].sort((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

/**
 * Clusters, guarded against chaining: two groups become one only when the pairs between them, all of them,
 * speak for it on average. A resembles B and B resembles C makes no cluster of A and C when A and C
 * contradict each other.
 * @param scoreOf log-odds of any pair inside one component
 */
export function clusterPairs<E extends Edge>(
  edges: readonly E[],
  scoreOf: (a: number, b: number) => number,
): Cluster<E>[] {
  const clip = (bits: number) => Math.max(-REACH, Math.min(REACH, bits));
  const groups = join(edges, (left, right) => {
    let sum = 0;
    for (const a of left) for (const b of right) sum += clip(scoreOf(Math.min(a, b), Math.max(a, b)));
    return sum >= 0;
  });
  const owner = new Map<number, number>();
  const clusters = distinct(groups).filter((rows) => rows.length > 1);
  clusters.forEach((rows, i) => rows.forEach((row) => owner.set(row, i)));
  const inside: E[][] = clusters.map(() => []);
  for (const edge of edges) {
    const home = owner.get(edge.a);
    if (home !== undefined && home === owner.get(edge.b)) inside[home]?.push(edge);
  }
  return clusters.map((rows, i) => {
    const own = (inside[i] ?? []).sort(strongestFirst);
    return { rows, edges: own, bridge: rows.length > 2 ? weakestBridge(own) : null };
  });
}

function weakestBridge<E extends Edge>(edges: readonly E[]): E | null {
  let weakest: E | null = null;
  let current: E | null = null;
  const sorted = [...edges].sort(strongestFirst);
  const groups = new Map<number, number>();
  const root = (row: number): number => {
    const parent = groups.get(row) ?? row;
    return parent === row ? row : root(parent);
  };
  for (current of sorted) {
    const [a, b] = [root(current.a), root(current.b)];
    if (a === b) continue;
    groups.set(a, b);
    weakest = current;
  }
  return weakest;
}

/**
 * Clusters out of the accepted pairs of one roll; `neighbours` are the other pairs between their records. A
 * pair of which nothing is known counts as against.
 */
export function clusterLinked<P extends Edge & { readonly falseDiscovery: number | null }>(
  pairs: readonly P[],
  maxFalse: number,
): Cluster<P>[] {
  const known = new Map(pairs.map((pair) => [`${pair.a},${pair.b}`, pair.bits]));
  const accepted = pairs.filter(
    ({ falseDiscovery }) => falseDiscovery !== null && falseDiscovery <= maxFalse,
  );
  return clusterPairs(accepted, (a, b) => known.get(`${a},${b}`) ?? -Infinity);
}
