import type { RegionIndex } from "@/lib/regions/region-index";
import { AnswerKey } from "./answer-key";
import { assignUnits } from "./assign-units";
import { drawHabits } from "./habits";
import type { DesaPlan, Draft, Entry, InsertionOrder, RollOptions, RollRow, Tools } from "./model";
import { isoDay } from "./people/birth";
import { settle } from "./people/desa";
import { Registry } from "./people/numbers";
import { moveIn } from "./people/moved-in";
import { turnOver } from "./people/turnover";
import { otherPrefixes, planDesas } from "./places";
import { Rng } from "./rng";

/** The finished lines of one desa, in the order of the files. */
export interface Batch {
  readonly desa: DesaPlan;
  readonly baseline: readonly RollRow[];
  readonly current: readonly RollRow[];
  /** Voters who move in to vote (DPTb), when asked for. */
  readonly dptb: readonly RollRow[];
  /** The current lines belong in a file of their own; `copy` is a second file of the same desa. */
  readonly file: "shared" | "own" | "copy";
}

export interface Roll {
  readonly desas: readonly DesaPlan[];
  readonly key: AnswerKey;
  /** Persons who are on another kabupaten's roll too; complete when the batches are read. */
  readonly visitors: readonly Entry[];
  readonly registry: Registry;
  /**
   * One desa at a time, to be read once; the key is complete afterwards. Memory stays that of one desa and of
   * the serial counters.
   */
  readonly batches: Generator<Batch>;
}

export const DEFAULT_OPTIONS: Omit<RollOptions, "voters"> = {
  seed: 1,
  region: "3314",
  baselineDate: "2025-09-15",
  currentDate: "2025-12-10",
  tpsCap: 600,
  dispersion: 1,
  insertions: [],
  dptb: false,
  totalsOff: 0,
};

/**
 * A synthetic roll in two periods. The same options give the same lines, byte for byte, on any machine.
 * @param registry of another roll beside this one: nobody gets a number twice
 */
export function generateRoll(options: RollOptions, regions: RegionIndex, registry?: Registry): Roll {
  const desas = planDesas(options, regions);
  const key = new AnswerKey();
  const visitors: Entry[] = [];
  const numbers = registry ?? new Registry(new Rng(options.seed, "numbers", options.region));
  return {
    desas,
    key,
    visitors,
    registry: numbers,
    batches: makeBatches(options, regions, desas, key, visitors, numbers),
  };
}

function* makeBatches(
  options: RollOptions,
  regions: RegionIndex,
  desas: readonly DesaPlan[],
  key: AnswerKey,
  visitors: Entry[],
  registry: Registry,
): Generator<Batch> {
  const waiting = new Map<number, ((draft: Draft) => void)[]>();
  const units = assignUnits(options, desas);
  const tools = buildTools(
    options,
    regions,
    desas.filter((desa) => !units.ownFile.has(desa.index)),
    key,
    visitors,
    waiting,
    registry,
  );
  const carried: InsertionOrder[] = [];
  if (options.totalsOff !== 0) {
    for (const total of ["rows", "female"])
      key.add({
        code: "BRK-05",
        kind: "defect",
        name: `wrong total: ${total}`,
        subject: `A:${options.region}#${total}`,
        note: `off by ${options.totalsOff}`,
      });
  }
  let baseRow = 0;
  let curRow = 0;
  let dptbRow = 0;
  for (const desa of desas) {
    const rng = new Rng(options.seed, "desa", desa.code);
    const draft: Draft = {
      desa,
      habits: drawHabits(rng, desa, options),
      homes: [],
      entries: [],
      movedIn: [],
      crowded: false,
      taken: new Set(),
      tools,
    };
    settle(draft, rng);
    turnOver(draft, rng);
    if (options.dptb) moveIn(draft, new Rng(options.seed, "dptb", desa.code));
    for (const work of waiting.get(desa.index) ?? []) work(draft);
    waiting.delete(desa.index);
    const fromBefore = units.ownFile.has(desa.index) ? [] : carried.splice(0);
    // Whole-desa insertions come first, and would undo what single ones have done.
    for (const order of [...(units.get(desa.index) ?? []), ...fromBefore]) {
      const left = insertUnits(draft, order);
      if (left > 0 && order.insertion.where !== "anywhere")
        throw new Error(
          `${order.insertion.code} (${order.insertion.name}) could not be inserted in ${desa.name}`,
        );
      if (left > 0) carried.push({ insertion: order.insertion, count: left });
    }
    const first = emit(draft, false);
    const second = emit(draft, true);
    for (const entry of first.baseline) entry.baseRow = ++baseRow;
    for (const entry of draft.movedIn) entry.curRow = ++dptbRow;
    for (const entry of [...first.current, ...second.current]) entry.curRow = ++curRow;
    yield {
      desa,
      baseline: rowsOf(first.baseline, "base"),
      current: rowsOf(first.current, "cur"),
      dptb: rowsOf(draft.movedIn, "cur"),
      file: units.ownFile.has(desa.index) ? "own" : "shared",
    };
    if (second.current.length > 0)
      yield { desa, baseline: [], current: rowsOf(second.current, "cur"), dptb: [], file: "copy" };
  }
}

/** How many could not be inserted for want of a voter who fits: they go to the next desa. */
function insertUnits(draft: Draft, { insertion, count }: InsertionOrder): number {
  const rng = new Rng(draft.tools.options.seed, insertion.code, insertion.name, draft.desa.code);
  let left = 0;
  for (let unit = 0; unit < count; unit++) if (!insertion.insert(draft, rng)) left++;
  return left;
}

/** Entries in the order of their lines: TPS by TPS, as households were settled. */
function emit(draft: Draft, secondFile: boolean): { baseline: Entry[]; current: Entry[] } {
  const entries = draft.entries.filter((entry) => (entry.secondFile ?? false) === secondFile);
  const byTps = (period: "base" | "cur") =>
    entries
      .filter((entry) => entry[period] !== null)
      .sort((a, b) => compare(a[period]?.tps ?? "", b[period]?.tps ?? ""));
  return { baseline: byTps("base"), current: byTps("cur") };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowsOf(entries: readonly Entry[], period: "base" | "cur"): RollRow[] {
  return entries.map((entry) => entry[period]).filter((row) => row !== null);
}

/**
 * @param desas those of the shared file: what happens between two desa stays out of the files that are spoilt
 *   as a whole
 */
function buildTools(
  options: RollOptions,
  regions: RegionIndex,
  desas: readonly DesaPlan[],
  key: AnswerKey,
  visitors: Entry[],
  waiting: Map<number, ((draft: Draft) => void)[]>,
  registry: Registry,
): Tools {
  const rng = new Rng(options.seed, "tools");
  const elsewhere = otherPrefixes(options.region, regions);
  let dpid = 0;
  return {
    options,
    desas,
    baselineDay: isoDay(options.baselineDate),
    currentDay: isoDay(options.currentDate),
    homeTown: (regions.nameOf(options.region) ?? "").toUpperCase().replace(/^(KABUPATEN|KOTA) /, ""),
    nik: (prefix, born, sex) => registry.nik(prefix, born, sex),
    nkk: (prefix, issued) => registry.nkk(prefix, issued),
    dpid: () => String(100_000_000 + ++dpid),
    otherPrefix: () => elsewhere.draw(rng),
    later: (from, work) => {
      const last = desas.at(-1)?.index ?? 0;
      if (from.index >= last) return false;
      const target = rng.int(from.index + 1, last);
      waiting.set(target, [...(waiting.get(target) ?? []), work]);
      return true;
    },
    visit: (entry) => void visitors.push(entry),
    note: (entry) => key.add(entry),
  };
}
