/** A kecamatan with its desa, each in the order of its code. */
export interface CartogramGroup {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly { readonly key: string; readonly name: string }[];
}

export interface CartogramCell {
  readonly key: string;
  readonly name: string;
  readonly kecKey: string;
  readonly kecName: string;
  /** column and row of the grid, from 0 */
  readonly x: number;
  readonly y: number;
}

/** The block of a kecamatan: its corner, its size, in cells. */
export interface CartogramBlock {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Cartogram {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly CartogramCell[];
  readonly blocks: readonly CartogramBlock[];
}

/** Wider than high, as a screen is. */
const RATIO = 2.1;

/**
 * A map without borders: one cell of equal size a desa, the desa of a kecamatan together in one block. Codes of
 * kecamatan were given out along a line that winds through the kabupaten from its southwest (BPS, Master File
 * Desa: "sistem ular"), and so were those of desa within a kecamatan. The blocks stand along such a line, from
 * the lower left, one strip to the right and the next one back; cells fill their block likewise. Neighbours by
 * code stay neighbours; what lies beside what on the ground is kept as far as the codes keep it. Depends on
 * nothing but the codes, so that a desa has the same place in every chart and period.
 */
export function cartogram(groups: readonly CartogramGroup[]): Cartogram {
  const sorted = groups
    .filter(({ cells }) => cells.length > 0)
    .map((group) => ({ ...group, cells: [...group.cells].sort(byKey) }))
    .sort(byKey);
  if (sorted.length === 0) return { columns: 0, rows: 0, cells: [], blocks: [] };
  const best = candidates(sorted).reduce((kept, next) => (next.cost < kept.cost ? next : kept));
  return place(best.strips, best.height, best.columns);
}

interface Layout {
  readonly strips: readonly (readonly CartogramGroup[])[];
  readonly height: number;
  readonly columns: number;
  readonly cost: number;
}

const widthOf = (group: CartogramGroup, height: number): number => Math.ceil(group.cells.length / height);

/** Every number of strips and every height of one: the least waste at the wished shape is the best. */
function candidates(groups: readonly CartogramGroup[]): Layout[] {
  const cells = groups.reduce((all, group) => all + group.cells.length, 0);
  const most = Math.min(groups.length, Math.ceil(Math.sqrt(cells)));
  return Array.from({ length: most }, (_, at) => at + 1).flatMap((count) =>
    Array.from({ length: 9 }, (_, at) => at + 2).map((height): Layout => {
      const strips = divide(groups, count, height);
      const columns = Math.max(...strips.map((strip) => stripWidth(strip, height)));
      const rows = strips.length * height;
      const shape = Math.abs(Math.log(columns / rows / RATIO));
      return { strips, height, columns, cost: (columns * rows) / cells + 2 * shape };
    }),
  );
}

const stripWidth = (strip: readonly CartogramGroup[], height: number): number =>
  strip.reduce((all, group) => all + widthOf(group, height), 0);

/** Cuts the line of kecamatan into strips of about the same width. */
function divide(groups: readonly CartogramGroup[], count: number, height: number): CartogramGroup[][] {
  const whole = stripWidth(groups, height);
  const strips: CartogramGroup[][] = [[]];
  let before = 0;
  for (const group of groups) {
    const width = widthOf(group, height);
    const end = (whole * strips.length) / count;
    const current = strips.at(-1) ?? [];
    if (current.length > 0 && strips.length < count && before + width / 2 > end) strips.push([group]);
    else current.push(group);
    before += width;
  }
  return strips;
}

function place(strips: Layout["strips"], height: number, columns: number): Cartogram {
  const rows = strips.length * height;
  const blocks: CartogramBlock[] = [];
  const cells: CartogramCell[] = [];
  for (const [at, strip] of strips.entries()) {
    const rightwards = at % 2 === 0;
    const y = rows - (at + 1) * height;
    let used = 0;
    for (const group of strip) {
      const width = widthOf(group, height);
      const x = rightwards ? used : columns - used - width;
      blocks.push({ key: group.key, name: group.name, x, y, width, height });
      for (const [n, cell] of group.cells.entries()) {
        const across = Math.floor(n / height);
        const down = n % height;
        cells.push({
          ...cell,
          kecKey: group.key,
          kecName: group.name,
          x: rightwards ? x + across : x + width - 1 - across,
          // Up one column, down the next.
          y: across % 2 === 0 ? y + height - 1 - down : y + down,
        });
      }
      used += width;
    }
  }
  return { columns, rows, cells, blocks };
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : Number(a.key > b.key);
