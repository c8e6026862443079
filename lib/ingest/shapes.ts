import { z } from "zod";
import { ROLL_COLUMNS } from "@/lib/roll/columns";

/** Totals that an office counts, and that an import counts again. */
export const CONTROL_TOTALS = ["rows", "male", "female", "kecamatan", "desa", "tps"] as const;
export const countedTotalsSchema = z.record(z.enum(CONTROL_TOTALS), z.number().int());
export type CountedTotals = Readonly<z.infer<typeof countedTotalsSchema>>;

const nSchema = z.number().int();
const identitySchema = z.object({
  ok: nSchema,
  empty: nSchema,
  masked: nSchema,
  damaged: nSchema,
  bad: nSchema,
});

/**
 * Data quality of a snapshot (mutu data), counted while it is imported. "Active" are the voters: accepted
 * lines that the roll does not mark TMS. Completeness and codes are about all accepted lines, the pyramid and
 * the TPS about the active ones.
 */
export const snapshotQualitySchema = z.object({
  accepted: nSchema,
  active: nSchema,
  /** TMS code → lines; 9 = struck off without a numbered reason */
  tms: z.record(z.string(), nSchema),
  /** lines with any text in the column, for every column that Cermat knows */
  completeness: z.array(z.object({ column: z.enum(ROLL_COLUMNS), filled: nSchema })),
  nik: identitySchema,
  nkk: identitySchema,
  /** lines that have a date of birth which is a day of the calendar */
  birthDates: nSchema,
  /** values outside their code table, commonest first, at most 20 a column */
  unknownCodes: z.array(
    z.object({ column: z.enum(["sex", "marital", "ktpEl", "disability"]), value: z.string(), rows: nSchema }),
  ),
  /**
   * names in the file that no kecamatan or desa of the kabupaten has: the commonest 200, and how many lines
   * and names there are
   */
  unmatchedPlaces: z.object({
    rows: nSchema,
    places: nSchema,
    list: z.array(z.object({ kecamatan: z.string().nullable(), desa: z.string().nullable(), rows: nSchema })),
  }),
  /** five-year groups of active voters, 15 = 15–19; the last is open (100 and over) */
  pyramid: z.array(z.object({ from: nSchema, male: nSchema, female: nSchema })),
  /** active voters of 15 and over, or of no known age, who stand in no bar because age or sex is unknown */
  pyramidUnknown: nSchema,
  under15: nSchema,
  tps: z.object({
    count: nSchema,
    withoutNumber: nSchema,
    median: z.number(),
    max: nSchema,
    overCap: nSchema,
    /** classes of 50 voters: from, from + 49 */
    histogram: z.array(z.object({ from: nSchema, count: nSchema })),
  }),
  rejects: z.record(z.string(), nSchema),
});
export type SnapshotQuality = z.infer<typeof snapshotQualitySchema>;
