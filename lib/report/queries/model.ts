import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { RunScope } from "@/lib/finding/queries/real-findings";
import type { ReportModel, SummaryModel } from "@/lib/report/model/report";
import { disparity } from "@/lib/oversight/queries/disparity";
import { agreement, precision, switches } from "@/lib/oversight/queries/quality";
import { countsPart } from "./counts-part";
import { recheckStatement } from "@/lib/oversight/queries/recheck";
import { progressPart } from "./progress-part";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { finalDecisions, openFindings, PRINTED } from "./decisions-part";
import { mapPart } from "./map-part";
import { proofPart } from "./proof-part";
import { LIST_KINDS } from "@/lib/list/model/kinds";
import { sourceRates } from "@/lib/list/queries/source-rates";
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
  scope: RunScope,
  { protection, checkpoint, ...head }: ReportHead,
  read: ReadRows,
): Promise<ReportModel> {
  const { runId } = scope;
  const { params, ...about } = await snapshotPart(runId, read);
  const counts = await countsPart(scope, params, read);
  const pairs = await agreement(scope, read);
  const chain = await trailHead(read);
  return {
    ...head,
    ...about,
    ...counts,
    office: await letterheadOf(about.snapshot.regionCode, read),
    progress: await progressPart(scope, about.snapshot.regionCode, read),
    map: await mapPart(scope, about.snapshot, read),
    recheck: await recheckStatement(runId, read),
    proof: await proofPart(about.snapshot.id, read),
    sources: await sourcesPart(about.snapshot.regionCode, read),
    agreement: pairs.filter((row) => row.pair === null).map(({ pair: _pair, ...row }) => row),
    precision: (await precision(scope, read)).map(({ scoreFrom: _from, scoreTo: _to, ...rest }) => rest),
    switches: await switches(scope, read),
    disparity: await disparity(about.snapshot.id, scope, read),
    decisions: await finalDecisions(scope, read),
    open: await openFindings(scope, read),
    printed: { decisions: PRINTED, open: PRINTED, desa: counts.byDesa.length },
    chain: { ...chain, protection, checkpoint },
  };
}

/** The ledger of sources as it stands, those of which most was decided first. */
async function sourcesPart(regionCode: string, read: ReadRows): Promise<ReportModel["sources"]> {
  const ledger = await sourceRates(regionCode, LIST_KINDS, read);
  return ledger
    .map(({ source, kind, lines, judged, true: right, share, low, high, pending }) => ({
      ...{ source, kind, lines, judged, share, low, high, pending },
      true: right,
    }))
    .toSorted((a, b) => b.judged - a.judged || a.source.localeCompare(b.source));
}

/** What the first page alone needs, of one moment: for a print of the dashboard. */
export async function summaryModel(
  scope: RunScope,
  createdAt: string,
  read: ReadRows,
): Promise<SummaryModel> {
  const { snapshot } = await snapshotPart(scope.runId, read);
  const { counts } = await countsPart(scope, {}, read);
  return {
    kind: "interim",
    createdAt,
    number: null,
    office: await letterheadOf(snapshot.regionCode, read),
    snapshot,
    counts,
    progress: await progressPart(scope, snapshot.regionCode, read),
    map: await mapPart(scope, snapshot, read),
    chain: await trailHead(read),
  };
}

async function trailHead(read: ReadRows): Promise<{ seq: number; head: string }> {
  const [chain] = await read(
    z.object({ seq: z.number(), head: z.string() }),
    sql`
      SELECT
        -- A transaction of Prisma gives bigint as such, the pool as a number.
        seq::float8 AS seq,
        hash AS head
      FROM
        audit_head
    `,
  );
  if (!chain) throw new Error("the trail has no head");
  return chain;
}
