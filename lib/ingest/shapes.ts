import { z } from "zod";
import { ROLL_COLUMNS } from "@/lib/roll/columns";

/** Totals that an office counts, and that an import counts again. */
export const CONTROL_TOTALS = ["rows", "male", "female", "kecamatan", "desa", "tps"] as const;
export type CountedTotals = Readonly<Record<(typeof CONTROL_TOTALS)[number], number>>;

const n = z.number().int();
const identity = z.object({ ok: n, empty: n, masked: n, damaged: n, bad: n });

/**
 * Data quality of a snapshot (mutu data), counted while it is imported. "Active" are the voters: accepted
 * lines that the roll does not mark TMS. Completeness and codes are about all accepted lines, the pyramid and
 * the TPS about the active ones.
 */
export const snapshotQualitySchema = z.object({
  accepted: n,
  active: n,
  /** TMS code → lines; 9 = struck off without a numbered reason */
  tms: z.record(z.string(), n),
  /** lines with any text in the column, for every column that Cermat knows */
  completeness: z.array(z.object({ column: z.enum(ROLL_COLUMNS), filled: n })),
  nik: identity,
  nkk: identity,
  /** lines that have a date of birth which is a day of the calendar */
  birthDates: n,
  /** values outside their code table, commonest first, at most 20 a column */
  unknownCodes: z.array(
    z.object({ column: z.enum(["sex", "marital", "ktpEl", "disability"]), value: z.string(), rows: n }),
  ),
  /**
   * names in the file that no kecamatan or desa of the kabupaten has: the commonest 200, and how many lines
   * and names there are
   */
  unmatchedPlaces: z.object({
    rows: n,
    places: n,
    list: z.array(z.object({ kecamatan: z.string().nullable(), desa: z.string().nullable(), rows: n })),
  }),
  /** five-year groups of active voters, 15 = 15–19; the last is open (100 and over) */
  pyramid: z.array(z.object({ from: n, male: n, female: n })),
  /** active voters of 15 and over, or of no known age, who stand in no bar because age or sex is unknown */
  pyramidUnknown: n,
  under15: n,
  tps: z.object({
    count: n,
    withoutNumber: n,
    median: z.number(),
    max: n,
    overCap: n,
    /** classes of 50 voters: from, from + 49 */
    histogram: z.array(z.object({ from: n, count: n })),
  }),
  rejects: z.record(z.string(), n),
});
export type SnapshotQuality = z.infer<typeof snapshotQualitySchema>;
