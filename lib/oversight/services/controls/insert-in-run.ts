import sql from "sql-template-tag";
import { auditOn } from "@/lib/db/audit";
import { SYSTEM } from "@/lib/access/actor";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import type { RunSession } from "@/lib/run/engine/session";
import { insertControlFindings, type ControlRun } from "./insert";

/**
 * Readies control findings (soal kendali) for the publication of a run, in its transaction. A fault here is written down and
 * costs the run nothing: real findings come first.
 */
export async function insertControlsInRun(
  { query, client }: Pick<RunSession, "query" | "client">,
  run: ControlRun,
  snapshot: SnapshotInfo,
): Promise<void> {
  const { knownAnswerShare } = await reviewPolicy();
  if (knownAnswerShare === 0) return;
  await query(sql`SAVEPOINT control_findings`);
  try {
    const inserted = await insertControlFindings(query, run, snapshot, knownAnswerShare);
    await query(sql`RELEASE SAVEPOINT control_findings`);
    // How many, never which: the trail is read by people who judge, too.
    if (inserted > 0)
      await auditOn(
        client,
        { actor: SYSTEM },
        { action: "review.known-answers", entityType: "run", entityId: run.id, data: { inserted: inserted } },
      );
  } catch (error) {
    await query(sql`ROLLBACK TO SAVEPOINT control_findings`);
    await auditOn(
      client,
      { actor: SYSTEM },
      {
        action: "review.known-answers-failed",
        entityType: "run",
        entityId: run.id,
        data: { reason: error instanceof Error ? error.name : "unknown" },
      },
    );
  }
}
