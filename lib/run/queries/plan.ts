import type { Tier } from "@/lib/detectors/kit/tier";
import sql from "sql-template-tag";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { missingNeed, type Fills, type Reason } from "@/lib/detectors/kit/applicability";
import { DETECTORS } from "@/lib/detectors/registry";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { snapshotQualitySchema, type SnapshotQuality } from "@/lib/ingest/shapes";
import { notFound } from "@/lib/errors";

export interface Plan {
  readonly detectors: readonly {
    readonly code: string;
    readonly tier: Tier;
    readonly reason: Reason | null;
  }[];
  readonly estimatedSeconds: number | null;
}

interface Roll {
  readonly regionCode: string;
  readonly rows: number;
  readonly columns: readonly RollColumn[];
  readonly fills: Fills;
}

/**
 * Which detectors would stand aside, judged from what the import counted; the run itself looks again, and at
 * each detector's own reasons.
 * @throws notFound also outside the actor's scope
 */
export async function planRun(ctx: Ctx, snapshotId: number, baselineId: number | null): Promise<Plan> {
  authorise(ctx.actor, "run.start");
  const snapshot = await rollOf(ctx, snapshotId);
  const baseline = baselineId === null ? null : await rollOf(ctx, baselineId);
  const detectors = DETECTORS.map((detector) => {
    const { code, tier } = detector;
    const missing = missingNeed(detector, snapshot, snapshot.fills);
    if (missing !== null || detector.needsBaseline !== true) return { code, tier, reason: missing };
    if (baseline === null) return { code, tier, reason: { key: "noBaseline", values: {} } };
    return { code, tier, reason: missingNeed(detector, baseline, baseline.fills, "baseline") };
  });
  return { detectors, estimatedSeconds: await estimate(snapshot) };
}

async function rollOf(ctx: Ctx, id: number): Promise<Roll> {
  const found = await prisma().snapshot.findUnique({
    where: { id },
    select: { regionCode: true, rows: true, columns: true, quality: true, status: true },
  });
  if (found === null || found.status !== "ready" || !touches(ctx.actor, found.regionCode))
    throw notFound("snapshot-not-found", { id });
  const quality = snapshotQualitySchema.safeParse(found.quality);
  return {
    regionCode: found.regionCode,
    rows: found.rows,
    columns: z.array(z.enum(ROLL_COLUMNS)).parse(found.columns),
    fills: quality.success ? fillsOf(quality.data) : {},
  };
}

function fillsOf({ completeness, nik, nkk }: SnapshotQuality): Fills {
  const masked: Partial<Record<RollColumn, number>> = { nik: nik.masked, nkk: nkk.masked };
  return Object.fromEntries(
    completeness.map(({ column, filled }) => [column, { filled, masked: masked[column] ?? 0 }]),
  );
}

const lastSchema = z.object({ seconds: z.number(), rows: z.number() });

/** Cost grows linearly with the rows, so the last run is scaled by them. */
async function estimate({ regionCode, rows: count }: Roll): Promise<number | null> {
  const [last] = await rows(
    lastSchema,
    sql`
      SELECT
        extract(
          epoch
          FROM
            r.finished_at - r.started_at
        )::float8 AS seconds,
        s.rows
      FROM
        run r
        JOIN snapshot s ON s.id = r.snapshot_id
      WHERE
        r.status = 'done'
        AND s.region_code = ${regionCode}
        AND s.rows > 0
        AND r.started_at IS NOT NULL
        AND r.finished_at IS NOT NULL
      ORDER BY
        r.id DESC
      LIMIT
        1
    `,
  );
  return last === undefined ? null : Math.ceil((last.seconds * count) / last.rows);
}
