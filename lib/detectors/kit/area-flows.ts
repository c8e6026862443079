// Did the areas change, and not the people? Recognised from where the people of an area are one period later.

/** So many people of one area before are in another area now. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

/** One area, with the kecamatan that it lies in. */
export type KecamatanOf = (desa: string) => string;

export interface Areas {
  /** areas with voters, before and now */
  readonly before: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
  readonly kecamatanBefore: KecamatanOf;
  readonly kecamatanNow: KecamatanOf;
}

/**
 * `kecamatan` a kecamatan with another name or code, and all its desa with it · `renamed` one desa under another
 * name or code · `split` a new desa out of one that is still there · `merged` a desa that went into another ·
 * `boundary` whole RT that belong to another desa now.
 */
export const CHANGES = ["kecamatan", "renamed", "split", "merged", "boundary"] as const;

export interface AreaChange {
  readonly kind: (typeof CHANGES)[number];
  readonly flows: readonly Flow[];
}

/** Fewer people do not show that an area changed. */
const MIN_PEOPLE = 20;
/** This share of a new area came from others, or of one that is gone went to one: then it is the same people. */
const MOST = 0.5;
/** A part of a new area that came from one other: below this they are people who moved. */
const PART = 0.1;

/**
 * The changes of areas, each once: areas that exchanged people are one change, and so are all desa that went from
 * one kecamatan that is gone to one that is new.
 * @param flows of people found in both periods, those who stayed included
 * @param wholeRt of people whose whole RT stands in one other desa now
 */
export function areaChanges(flows: readonly Flow[], wholeRt: readonly Flow[], areas: Areas): AreaChange[] {
  const [left, came] = [totals(flows, "from"), totals(flows, "to")];
  const moved = flows.filter(({ from, to, people }) => from !== to && people >= MIN_PEOPLE);
  const intoNew = moved.filter(
    ({ to, people }) => !areas.before.has(to) && people >= PART * (came.get(to) ?? 0),
  );
  const filled = totals(intoNew, "to");
  const changes = [
    ...intoNew.filter(({ to }) => (filled.get(to) ?? 0) >= MOST * (came.get(to) ?? 0)),
    ...moved.filter(
      ({ from, to, people }) =>
        areas.before.has(to) && !areas.now.has(from) && people >= MOST * (left.get(from) ?? 0),
    ),
  ];
  const known = new Set(changes.map(keyOf));
  const parts = wholeRt.filter((flow) => flow.people >= MIN_PEOPLE && !known.has(keyOf(flow)));
  return [
    ...grouped(changes, areas).map((group) => ({ kind: kindOf(group, areas), flows: group })),
    ...grouped(parts, areas).map((group) => ({ kind: "boundary" as const, flows: group })),
  ];
}

const keyOf = ({ from, to }: Flow): string => `${from}\t${to}`;

function kindOf(flows: readonly Flow[], areas: Areas): AreaChange["kind"] {
  if (flows.length > 1 && flows.every((flow) => kecamatanGone(flow, areas))) return "kecamatan";
  if (flows.every(({ from }) => areas.now.has(from))) return "split";
  if (flows.every(({ to }) => areas.before.has(to))) return "merged";
  return new Set(flows.map(({ from }) => from)).size === flows.length &&
    new Set(flows.map(({ to }) => to)).size === flows.length
    ? "renamed"
    : "split";
}

/** The kecamatan before has no voters now, and that of now had none before. */
function kecamatanGone({ from, to }: Flow, { before, now, kecamatanBefore, kecamatanNow }: Areas): boolean {
  const [old, fresh] = [kecamatanBefore(from), kecamatanNow(to)];
  return (
    old !== fresh &&
    ![...now].some((desa) => kecamatanNow(desa) === old) &&
    ![...before].some((desa) => kecamatanBefore(desa) === fresh)
  );
}

/** Flows that share an area, or one change of kecamatan, belong together. */
function grouped(flows: readonly Flow[], areas: Areas): Flow[][] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    const next = parent.get(node) ?? node;
    return next === node ? node : root(next);
  };
  for (const flow of flows) {
    const nodes = [`b ${flow.from}`, `c ${flow.to}`];
    if (kecamatanGone(flow, areas))
      nodes.push(`k ${areas.kecamatanBefore(flow.from)} ${areas.kecamatanNow(flow.to)}`);
    for (const node of nodes.slice(1)) parent.set(root(node), root(nodes[0] as string));
  }
  return [...Map.groupBy(flows, (flow) => root(`b ${flow.from}`)).values()];
}

function totals(flows: readonly Flow[], side: "from" | "to"): Map<string, number> {
  const sums = new Map<string, number>();
  for (const flow of flows) sums.set(flow[side], (sums.get(flow[side]) ?? 0) + flow.people);
  return sums;
}
