import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { linkedPairs } from "@/lib/detectors/kit/linked-pairs";
import type { Detector } from "@/lib/detectors/kit/types";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import type { LinkageView } from "@/lib/run/model/linkage-view";
import { FIELDS } from "@/lib/linkage/fields";

const newestSchema = z.object({
  id: z.int(),
  regionCode: z.string(),
  period: z.string(),
  finishedAt: z.date(),
});

const tableSchema = z.record(z.string(), z.array(z.number()));
const storedSchema = z.object({
  m: tableSchema,
  strangers: tableSchema,
  threshold: z.object({
    bits: z.number().nullable(),
    acceptedPairs: z.number(),
    falseDiscovery: z.number(),
    missed: z.number(),
    missedAtMost: z.number(),
  }),
  blocking: z.array(
    z.object({
      rule: z.string(),
      pairs: z.number(),
      largest: z.number(),
      leftOutRows: z.number(),
      skipped: z.boolean(),
    }),
  ),
  scores: z.array(z.object({ bits: z.number(), pairs: z.number() })),
  candidatePairs: z.number(),
  unlinkable: z.number(),
});

/** Does this detector ask the linkage model? */
export function asksLinkage(detector: Pick<Detector, "preparations">): boolean {
  return detector.preparations?.includes(linkedPairs) ?? false;
}

/**
 * The model of the newest finished run in a region that the actor may see; null when there is none, or when
 * an older version of the product wrote it.
 */
export async function readLinkageModel(ctx: Ctx): Promise<LinkageView | null> {
  authorise(ctx.actor, "catalogue.view");
  const perRegion = await rows(
    newestSchema,
    sql`
      SELECT DISTINCT
        ON (s.region_code) r.id,
        s.region_code AS "regionCode",
        s.period,
        r.finished_at AS "finishedAt"
      FROM
        run r
        JOIN snapshot s ON s.id = r.snapshot_id
      WHERE
        r.status = 'done'
        AND jsonb_exists (r.models, 'linkage')
      ORDER BY
        s.region_code,
        r.id DESC
    `,
  );
  const run = perRegion
    .filter(({ regionCode }) => touches(ctx.actor, regionCode))
    .sort((a, b) => b.id - a.id)[0];
  if (run === undefined) return null;
  const [found] = await rows(
    z.object({ model: z.unknown() }),
    sql`
      SELECT
        models -> 'linkage' AS model
      FROM
        run
      WHERE
        id = ${run.id}::int
    `,
  );
  const parsed = storedSchema.safeParse(found?.model);
  if (!parsed.success || !hasOurLevels(parsed.data)) return null;
  const { m, strangers, threshold, blocking, scores, candidatePairs, unlinkable } = parsed.data;
  const fields = FIELDS.map(({ name, levels }) => ({
    field: name,
    levels: levels
      .flatMap((level, i) => (i === 0 ? [] : [weight(level, m[name]?.[i] ?? 0, strangers[name]?.[i] ?? 0)]))
      .reverse(),
  }));
  const { id: runId, regionCode, period, finishedAt } = run;
  const { bits, acceptedPairs, falseDiscovery, missed, missedAtMost } = threshold;
  return {
    runId,
    regionCode,
    period,
    finishedAt,
    fields,
    blocking,
    scores,
    threshold: bits,
    acceptedPairs,
    falseDiscovery,
    missed,
    missedAtMost,
    unlinkable,
    candidatePairs,
  };
}

/** Levels are stored by position: a model with more or fewer of them would be drawn under wrong names. */
const hasOurLevels = ({ m, strangers }: z.infer<typeof storedSchema>): boolean =>
  FIELDS.every(
    ({ name, levels }) => m[name]?.length === levels.length && strangers[name]?.length === levels.length,
  );

const weight = (level: string, m: number, u: number) => ({
  level,
  m,
  u,
  bits: m > 0 && u > 0 ? Math.log2(m / u) : 0,
});
