import type { CreateSnapshotInput, Stage } from "@/lib/snapshot/model/input";
import type { CONTROL_TOTALS } from "@/lib/ingest/shapes";

export type TotalName = (typeof CONTROL_TOTALS)[number];

/**
 * What the person types about the files; texts as typed, so that nothing is lost while it is not yet right.
 */
export interface Description {
  readonly regionCode: string;
  readonly stage: Stage;
  readonly period: string;
  readonly referenceDate: string;
  readonly tpsCap: number;
  readonly baNumber: string;
  readonly decreeNumber: string;
  readonly totals: Readonly<Partial<Record<TotalName, number>>>;
  readonly previousId: number | null;
  readonly correctsId: number | null;
}

/**
 * Most voters for one TPS, by stage: 600 for the quarterly update, 300 for the rolls of an election (changed
 * where the law of the day differs).
 */
export const USUAL_CAP: Readonly<Record<Stage, number>> = {
  DPHP: 300,
  DPS: 300,
  DPSHP: 300,
  DPSHPA: 300,
  DPT: 300,
  DPTb: 300,
  DPK: 300,
  DPB: 600,
};

export function toInput(description: Description): Omit<CreateSnapshotInput, "uploadIds" | "corrections"> {
  const { baNumber, decreeNumber, previousId, correctsId, totals, ...rest } = description;
  return {
    ...rest,
    controlTotals: { ...totals },
    ...(baNumber === "" ? {} : { baNumber }),
    ...(decreeNumber === "" ? {} : { decreeNumber }),
    ...(previousId === null ? {} : { previousId }),
    ...(correctsId === null ? {} : { correctsId }),
  };
}
