import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { ReportModel } from "@/lib/report/model/report";
import { disparity } from "@/lib/oversight/queries/disparity";
import { agreement, precision, switches } from "@/lib/oversight/queries/quality";
import { countsPart } from "./counts-part";
import { recheckStatement } from "@/lib/oversight/queries/recheck";
import { progressPart } from "./progress-part";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { finalDecisions, openFindings, PRINTED } from "./decisions-part";
import { proofPart } from "./proof-part";
import { snapshotPart } from "./snapshot-part";

/** What identifies the report itself; the rest is read. */
export type ReportHead = Pick<
  ReportModel,
  "kind" | "reportId" | "createdAt" | "createdBy" | "number" | "product"
> & {
  readonly protection: ReportModel["chain"]["protection"];
  readonly checkpoint: string;
};

/**
 * Everything that a report says, read at one moment.
 * @param read of a transaction that sees one moment (repeatable read)
 */
export async function reportModel(
  runId: number,
  { protection, checkpoint, ...head }: ReportHead,
  read: ReadRows,
): Promise<ReportModel> {
  const scope = { runId };
  const { params, ...about } = await snapshotPart(runId, read);
  const counts = await countsPart(runId, params, read);
  const pairs = await agreement(scope, read);
  const [chain] = await read(
    z.object({ seq: z.number(), head: z.string() }),
    sql`
      SELECT
        seq,
        hash AS head
      FROM
        audit_head
    `,
  );
  if (!chain) throw new Error("the trail has no head");
  return {
    ...head,
    ...about,
    ...counts,
    office: await letterheadOf(about.snapshot.regionCode, read),
    progress: await progressPart(runId, about.snapshot.regionCode, read),
    recheck: await recheckStatement(runId, read),
    proof: await proofPart(about.snapshot.id, read),
    agreement: pairs
      .filter((row) => row.pair === null)
      .map(({ detector, n, agreed, kappa }) => ({ detector, n, agreed, kappa })),
    precision: (await precision(scope, read)).map(({ scoreFrom: _from, scoreTo: _to, ...rest }) => rest),
    switches: await switches(scope, read),
    disparity: await disparity(about.snapshot.id, scope, read),
    decisions: await finalDecisions(runId, read),
    open: await openFindings(runId, read),
    printed: { decisions: PRINTED, open: PRINTED, desa: counts.byDesa.length },
    chain: { ...chain, protection, checkpoint },
  };
}
