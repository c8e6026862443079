import sql from "sql-template-tag";
import { auditOn } from "@/lib/db/audit";
import { SYSTEM } from "@/lib/access/actor";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import type { BeforePublish } from "@/lib/run/engine/context";
import { prepareAnswers, storeAnswers } from "./answers";
import { insertControlFindings } from "./insert";
import { otherPeriods, spreadToPeriods } from "./other-periods";

/**
 * Adds control findings (soal kendali) to the publication of a run, in its transaction. A fault here is
 * written down and costs the run nothing: real findings come first.
 */
export const insertControlsInRun: BeforePublish = async (run) => {
  const { id, params, snapshot, main } = run;
  const { query, client } = main;
  const { knownAnswerShare } = await reviewPolicy();
  if (knownAnswerShare === 0) return undefined;
  await query(sql`SAVEPOINT control_findings`);
  try {
    await prepareAnswers(query);
    const inserted = await insertControlFindings(
      query,
      { id, params, detectors: run.chosen.map(({ detector }) => detector) },
      snapshot,
      knownAnswerShare,
    );
    await query(sql`RELEASE SAVEPOINT control_findings`);
    // How many, never which: the trail is read by people who judge, too.
    if (inserted > 0)
      await auditOn(
        client,
        { actor: SYSTEM },
        { action: "review.known-answers", entityType: "run", entityId: id, data: { inserted } },
      );
    return async () => {
      await storeAnswers(query, id, snapshot.id);
      await spreadToPeriods(query, [snapshot.id], await otherPeriods(query, snapshot));
    };
  } catch (error) {
    await query(sql`ROLLBACK TO SAVEPOINT control_findings`);
    await auditOn(
      client,
      { actor: SYSTEM },
      {
        action: "review.known-answers-failed",
        entityType: "run",
        entityId: id,
        data: { reason: error instanceof Error ? error.name : "unknown" },
      },
    );
    return undefined;
  }
};
