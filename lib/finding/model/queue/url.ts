import { OUTCOMES } from "@/lib/finding/model/state";
import {
  HOLDERS,
  SORTS,
  VIEWS,
  queueFilterSchema,
  type QueueFilter,
  type ViewName,
} from "@/lib/finding/model/queue/filter";
import { VIEW_FILTERS } from "./views";

/**
 * The address of the queue, e.g. `?tampilan=mine&aturan=IDN-04&kec=331401&urut=newest`: it can be kept,
 * shared and gone back to.
 */
export interface QueueAddress {
  readonly view: ViewName;
  /** what the person filtered by, without the tab's own part */
  readonly own: QueueFilter;
  /** own and tab together: what the server is asked */
  readonly filter: QueueFilter;
  readonly sort: (typeof SORTS)[number];
  readonly after: number | undefined;
  /** a search that is not made, e.g. for a single letter: the field shows it and says why */
  readonly unsearched: string | undefined;
  /** the finding that is open beside the table */
  readonly selected: number | undefined;
}

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Which parameter carries which part of the filter; the chips take them away by these names. */
export const PARAMS = {
  runId: "pemeriksaan",
  snapshotId: "periode",
  outcome: "hasil",
  detectors: "aturan",
  tiers: "tingkat",
  kecKey: "kec",
  desaKey: "desa",
  tpsNo: "tps",
  text: "cari",
  holder: "pemegang",
  assigned: "penugasan",
  minAgeDays: "umur",
  dueBefore: "tenggat",
  decidedBy: "penilai",
  paper: "dasar",
  states: "status",
} as const satisfies Partial<Record<keyof QueueFilter, string>>;

/**
 * Reads an address. A part that makes no sense is left out, so that an old or mistyped link still opens the
 * queue.
 */
export function readQueueAddress(query: Query): QueueAddress {
  const view = VIEWS.find((name) => name === first(query.tampilan)) ?? "ready";
  const own = ownFilter(query);
  // "status" chosen by hand is a filter where the tab leaves it open; on the other tabs the tab decides.
  const { states, ...rest } = own;
  const filter = {
    ...(ANY_STATE.includes(view) ? own : rest),
    ...VIEW_FILTERS[view],
  };
  return {
    view,
    own: ANY_STATE.includes(view) && states !== undefined ? own : rest,
    filter,
    sort: SORTS.find((name) => name === first(query.urut)) ?? "order",
    unsearched: own.text === undefined ? first(query[PARAMS.text]) : undefined,
    after: positive(first(query.sesudah)),
    selected: positive(first(query.temuan)),
  };
}

/** Tabs that leave the state open: there it can be chosen by hand. */
const ANY_STATE: readonly ViewName[] = ["all", "judged"];

function ownFilter(query: Query): QueueFilter {
  const parts: Record<string, unknown> = {
    runId: positive(first(query[PARAMS.runId])),
    snapshotId: positive(first(query[PARAMS.snapshotId])),
    states: list(query[PARAMS.states]),
    outcome: OUTCOMES.find((outcome) => outcome === first(query[PARAMS.outcome])),
    detectors: list(query[PARAMS.detectors]),
    tiers: list(query[PARAMS.tiers]),
    kecKey: first(query[PARAMS.kecKey]),
    desaKey: first(query[PARAMS.desaKey]),
    tpsNo: positive(first(query[PARAMS.tpsNo])),
    text: first(query[PARAMS.text]),
    holder: HOLDERS.find((holder) => holder === first(query[PARAMS.holder])),
    assigned: first(query[PARAMS.assigned]),
    minAgeDays: positive(first(query[PARAMS.minAgeDays])),
    dueBefore: first(query[PARAMS.dueBefore]),
    decidedBy: first(query[PARAMS.decidedBy]),
    paper: first(query[PARAMS.paper]),
  };
  const kept = Object.entries(parts).filter(
    ([name, value]) => value !== undefined && queueFilterSchema.safeParse({ [name]: value }).success,
  );
  return queueFilterSchema.parse(Object.fromEntries(kept));
}

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value) || undefined;

const list = (value: string | string[] | undefined): string[] | undefined => {
  const values = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => one !== undefined && one !== "",
  );
  return values.length === 0 ? undefined : values;
};

const positive = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,9}$/.test(value) && Number(value) > 0 ? Number(value) : undefined;

/** Parts of an address that say where somebody is in a list, not which list it is. */
const PASSING = ["sesudah", "temuan"];

/**
 * The address of a list by itself, its parts in one order: what a view keeps, and by which it is recognised.
 */
export function listQuery(query: Iterable<[string, string]>): string {
  const kept = [...query].filter(([name, value]) => !PASSING.includes(name) && value !== "");
  return new URLSearchParams(
    kept.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
  ).toString();
}

/** A kept address as the pages read theirs. */
export function asQuery(text: string): Query {
  const params = new URLSearchParams(text);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}
