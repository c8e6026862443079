import type { FollowUp } from "./follow-ups";

/** The reasons for striking a voter off that hold in a stage: which, by what source, from which day on. */
export interface CodeTable {
  /** kept with every decision that was made under it, and never given to another table */
  readonly id: string;
  /** stages of the roll in which it holds; null = all that no other table names */
  readonly stages: readonly string[] | null;
  readonly source: string;
  /** first reference date, YYYY-MM-DD */
  readonly from: string;
  readonly strikes: readonly FollowUp[];
}

/**
 * Tables in force, the newest of a stage first. PDPB counts eight categories and knows neither *tidak dikenal* nor
 * *salah penempatan TPS*, which are categories of the house-to-house check (coklit).
 */
export const CODE_TABLES: readonly CodeTable[] = [
  {
    id: "PDPB-2025",
    stages: ["DPB"],
    source: "PKPU 1/2025; formulir A-DPB2",
    from: "2025-01-01",
    strikes: ["TMS-1", "TMS-2", "TMS-3", "TMS-4", "TMS-6", "TMS-7", "WNA", "HAK-PILIH-DICABUT"],
  },
  {
    id: "COKLIT-2022",
    stages: null,
    source: "PKPU 7/2022",
    from: "1900-01-01",
    strikes: [
      "TMS-1",
      "TMS-2",
      "TMS-3",
      "TMS-4",
      "TMS-5",
      "TMS-6",
      "TMS-7",
      "TMS-8",
      "WNA",
      "HAK-PILIH-DICABUT",
    ],
  },
];

/**
 * The table of a roll. @param referenceDate YYYY-MM-DD
 * @throws Error where no table holds, which the last one of the list prevents
 */
export function codeTableOf(stage: string, referenceDate: string): CodeTable {
  const found =
    CODE_TABLES.find((table) => table.stages?.includes(stage) === true && table.from <= referenceDate) ??
    CODE_TABLES.find((table) => table.stages === null && table.from <= referenceDate);
  if (found === undefined) throw new Error(`no table of codes for ${stage}`);
  return found;
}
