import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import type { RecapModel } from "@/lib/recap/model/form";
import { recapRows } from "@/lib/recap/model/rows";
import { disabilityCounts } from "./disability";
import { openingFigures } from "./opening";
import { recapAreas, recapChanges } from "./rows";
import { unexplainedVoters } from "./unexplained";

const snapshotSchema = z.object({
  id: z.number(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: z.string(),
  period: z.string(),
  referenceDate: z.string(),
  sha256: z.string(),
  baselineId: z.number().nullable(),
});
const chainSchema = z.object({ seq: z.number(), head: z.string() });

export type RecapHead = Pick<
  RecapModel,
  "reportId" | "createdAt" | "createdBy" | "product" | "meeting" | "inputs" | "checkpoint"
>;

/**
 * Everything that the papers of a meeting say, read at one moment: the roll against the one before it, with the
 * decisions that stand behind what changed.
 * @param read of a transaction that sees one moment
 */
export async function recapModel(snapshotId: number, head: RecapHead, read: ReadRows): Promise<RecapModel> {
  const { rows, changes, openingOf, dates, snapshot, before } = await recapRowsOf(
    snapshotId,
    read,
    await disabilityCounts(snapshotId, read),
  );
  const [chain] = await read(
    chainSchema,
    sql`
      SELECT
        seq,
        hash AS head
      FROM
        audit_head
    `,
  );
  if (chain === undefined) throw new Error("the trail has no head");
  const unexplained = await unexplainedVoters(snapshotId, changes, dates, read);
  return {
    kind: "recap",
    ...head,
    snapshot,
    before:
      before === null
        ? null
        : { stage: before.stage, period: before.period, referenceDate: before.referenceDate },
    openingOf,
    rows,
    unexplained,
    unexplainedCount: unexplained.length,
    office: await letterheadOf(snapshot.regionCode, read),
    chain,
  };
}

/**
 * The rows of a recap, kecamatan by kecamatan, with what they were made from. All of it is stored with the count of
 * the roll but the kinds of disability, which take a walk through every voter: pages do without.
 */
export async function recapRowsOf(
  snapshotId: number,
  read: ReadRows,
  disability: Awaited<ReturnType<typeof disabilityCounts>> = new Map(),
) {
  const { baselineId, ...snapshot } = await snapshotOf(snapshotId, read);
  const before = baselineId === null ? null : await snapshotOf(baselineId, read);
  const dates = { before: before?.referenceDate ?? snapshot.referenceDate, now: snapshot.referenceDate };
  const changes = await recapChanges(snapshotId, read);
  const opening = await openingFigures(snapshotId, read);
  const rows = recapRows({
    before: baselineId === null ? [] : await recapAreas(baselineId, read),
    now: await recapAreas(snapshotId, read),
    changes,
    opening,
    disability,
    dates,
  });
  const openingOf: RecapModel["openingOf"] = opening.size > 0 ? "workbook" : "roll";
  return { rows, changes, openingOf, dates, snapshot, before };
}

async function snapshotOf(id: number, read: ReadRows): Promise<z.infer<typeof snapshotSchema>> {
  const [found] = await read(
    snapshotSchema,
    sql`
      SELECT
        s.id,
        s.region_code AS "regionCode",
        coalesce(c.name, s.region_code) AS "regionName",
        s.stage,
        s.period,
        s.reference_date::text AS "referenceDate",
        coalesce(s.sha256, '') AS sha256,
        (
          SELECT
            min(k.baseline_id)
          FROM
            roll_count k
          WHERE
            k.snapshot_id = s.id
        ) AS "baselineId"
      FROM
        snapshot s
        LEFT JOIN region_code c ON c.code = s.region_code
      WHERE
        s.id = ${id}
    `,
  );
  if (found === undefined) throw new Error(`snapshot ${id} is gone`);
  return found;
}
