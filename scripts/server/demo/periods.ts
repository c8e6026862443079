import { loadRegions } from "@/lib/regions/load-regions";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { generateRoll, DEFAULT_OPTIONS, type Batch } from "@/prisma/roll/generate-roll";
import { ordersFor } from "@/prisma/roll/insertions/orders";
import type { RollRow } from "@/prisma/roll/model";
import { openPeriod, type WrittenPeriod } from "@/prisma/roll/write/period";

const VOTERS = 20_000;
/** People who stood on the roll early in the year and do no more. */
const LEAVERS = 700;
/** A slip in the Berita Acara of the last period, for the detector that compares totals. */
const TOTALS_OFF = 3;

/** Four quarters of one year; the last two are the generator's own pair. */
export const QUARTERS = [
  { period: "TW I 2025", referenceDate: "2025-03-10" },
  { period: "TW II 2025", referenceDate: "2025-06-10" },
  { period: "TW III 2025", referenceDate: DEFAULT_OPTIONS.baselineDate },
  { period: "TW IV 2025", referenceDate: DEFAULT_OPTIONS.currentDate },
] as const;

/** What the office decided in the quarter before, as Sidalih has it now: a voter's line, changed or not. */
export type CarriedOut = (row: RollRow) => RollRow;

/**
 * Writes the rolls of some of the four quarters into a folder, in their order. The two earliest are made backwards
 * from the third: who is struck there stood before, some came only then, some elements were put right; a few made-up
 * people of a second roll leave on the way.
 * @param which places among the quarters
 */
export async function writePeriods(
  folder: string,
  which: readonly number[],
  carriedOut: CarriedOut,
): Promise<WrittenPeriod[]> {
  const regions = loadRegions();
  const options = {
    ...DEFAULT_OPTIONS,
    voters: VOTERS,
    insertions: ordersFor("demo", VOTERS, DEFAULT_OPTIONS.tpsCap),
    totalsOff: TOTALS_OFF,
  };
  const roll = generateRoll(options, regions);
  const leaving = leaversByDesa(
    generateRoll({ ...DEFAULT_OPTIONS, seed: 2, voters: LEAVERS }, regions, roll.registry).batches,
  );
  const outputs = which.map((at) =>
    openPeriod(options, QUARTERS[at]?.referenceDate ?? "", { folder, format: "csv", columns: 19, csv: {} }),
  );
  for (const batch of roll.batches) {
    const third = batch.baseline;
    const second = earlier(third, 1);
    const first = earlier(second, 2);
    const left = batch.file === "copy" ? [] : (leaving.get(batch.desa.code) ?? []);
    const late = left.filter((row) => drawOf(row, "leaves") < 0.5);
    const early = left.filter((row) => drawOf(row, "leaves") >= 0.5);
    const rows = [
      [...first, ...left],
      [...second, ...late, ...early.map(struck)],
      [...third, ...late.map(struck)],
      batch.current.map(carriedOut),
    ];
    for (const [i, output] of outputs.entries()) await output.write(batch, rows[which[i] ?? 0] ?? []);
  }
  const written: WrittenPeriod[] = [];
  for (const output of outputs) written.push(await output.close());
  return written.map((period, i) => (which[i] === QUARTERS.length - 1 ? withWrongTotals(period) : period));
}

const drawOf = (row: RollRow, purpose: string): number =>
  repeatableDraw(`${row.nik ?? ""}${row.name ?? ""}`, purpose);

/** Shares of a quarter: newcomers, and elements put right afterwards; as in the generator's own last quarter. */
const CAME = 0.011;
const CORRECTED = 0.01;

function earlier(rows: readonly RollRow[], step: number): RollRow[] {
  const stage = `quarter ${step}`;
  return rows
    .filter((row) => drawOf(row, `${stage} came`) >= CAME)
    .map((row) => {
      const before = row.remark === null ? row : { ...row, remark: null };
      const change = drawOf(row, `${stage} corrected`);
      if (change >= CORRECTED) return before;
      if (change < CORRECTED / 2 && before.marital === "S") return { ...before, marital: "B" };
      return { ...before, rt: String((Number(before.rt) % 9) + 1) };
    });
}

const struck = (row: RollRow): RollRow => ({ ...row, remark: drawOf(row, "why") < 0.6 ? "1" : "4" });

function leaversByDesa(batches: Iterable<Batch>): Map<string, readonly RollRow[]> {
  const found = new Map<string, readonly RollRow[]>();
  for (const { desa, baseline } of batches)
    found.set(
      desa.code,
      baseline.filter(({ remark, nik }) => remark === null && nik !== null),
    );
  return found;
}

/** A Berita Acara with a slip in it: total and women too high. */
function withWrongTotals(period: WrittenPeriod): WrittenPeriod {
  const { rows, female } = period.controlTotals;
  return {
    ...period,
    controlTotals: { ...period.controlTotals, rows: rows + TOTALS_OFF, female: female + TOTALS_OFF },
  };
}
