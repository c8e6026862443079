/** One pair of records of a cluster, as the evidence names them: by line of the roll. */
export interface Bridge {
  readonly a: number;
  readonly b: number;
  /** the pair without which the cluster would fall apart, and the least certain of those */
  readonly weakest: boolean;
}

export interface ClusterDrawing {
  readonly points: readonly { readonly row: number; readonly x: number; readonly y: number }[];
  readonly bridges: readonly (Bridge & {
    readonly from: { readonly x: number; readonly y: number };
    readonly to: { readonly x: number; readonly y: number };
  })[];
}

/**
 * The records of a cluster on a circle, in the order of the comparison, beginning at the top: the same
 * finding always looks the same. Pairs with a record that is not shown are left out.
 */
export function drawCluster(
  rows: readonly number[],
  pairs: readonly Bridge[],
  { centre, radius }: { readonly centre: number; readonly radius: number },
): ClusterDrawing {
  const points = rows.map((row, at) => {
    const angle = (2 * Math.PI * at) / rows.length - Math.PI / 2;
    return { row, x: round(centre + radius * Math.cos(angle)), y: round(centre + radius * Math.sin(angle)) };
  });
  const byRow = new Map(points.map((point) => [point.row, point]));
  const bridges = pairs.flatMap((pair) => {
    const [from, to] = [byRow.get(pair.a), byRow.get(pair.b)];
    return from === undefined || to === undefined ? [] : [{ ...pair, from, to }];
  });
  return { points, bridges };
}

const round = (value: number): number => Math.round(value * 10) / 10;
