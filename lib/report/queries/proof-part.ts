import { SYSTEM } from "@/lib/access/actor";
import type { ReadRows } from "@/lib/db/tx-rows";
import { proofBy, unexplainedChanges, waitingDecisions } from "@/lib/followup/queries/carried-out";
import type { ReportModel } from "@/lib/report/model/report";

/** What the roll shows of earlier decisions, for the whole office. */
export async function proofPart(snapshotId: number, read: ReadRows): Promise<ReportModel["proof"]> {
  const waiting = await waitingDecisions(SYSTEM, snapshotId, read);
  return {
    byDesa: await proofBy(SYSTEM, snapshotId, "desa", read),
    waiting: waiting.length,
    oldestDays: waiting.length === 0 ? null : Math.max(...waiting.map(({ days }) => days)),
    unexplained: await unexplainedChanges(SYSTEM, snapshotId, read),
  };
}
