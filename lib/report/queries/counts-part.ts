import { TIERS } from "@/lib/detectors/kit/tier";
import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { findDetectorByCode } from "@/lib/detectors/registry";
import { OUTCOMES } from "@/lib/finding/model/state";
import type { KeptCounts, ReportDetector, ReportModel } from "@/lib/report/model/report";
import { TALLY, tallyShape } from "@/lib/finding/queries/work/summary";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";

const countedSchema = z.object({
  ...tallyShape,
  split: z.number(),
  level: z.number(),
  code: z.string().nullable(),
  tier: z.enum(TIERS).nullable(),
  kec: z.string().nullable(),
  desa: z.string().nullable(),
});
const reasonSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
const ranDetectorSchema = z.object({
  code: z.string(),
  version: z.number(),
  status: z.string(),
  reason: reasonSchema.nullable(),
});

export type CountsPart = Pick<
  ReportModel,
  "counts" | "byTier" | "byDesa" | "detectors" | "reasons" | "fourEyes" | "kept"
>;

const NOTHING = { total: 0, open: 0, accepted: 0, rejected: 0, undetermined: 0, split: 0 };

/**
 * How many findings, by detector, tier, desa and answer; what ran and what did not. Split groups count
 * through their members.
 */
export async function countsPart(
  scope: RunScope,
  params: Readonly<Record<string, unknown>>,
  read: ReadRows,
): Promise<CountsPart> {
  const tallies = await read(
    countedSchema,
    sql`
      SELECT
        ${TALLY},
        (
          count(*) FILTER (
            WHERE
              f.state = 'split'
          )
        )::int AS split,
        grouping(f.detector, f.tier, f.kec_key) AS level,
        f.detector AS code,
        f.tier,
        f.kec_key AS kec,
        f.desa_key AS desa
      FROM
        finding f
      WHERE
        ${realFindingsOf(scope)}
      GROUP BY
        grouping sets ((), (f.detector), (f.tier), (f.kec_key, f.desa_key))
      ORDER BY
        9,
        f.detector COLLATE "C",
        f.tier,
        f.kec_key COLLATE "C",
        f.desa_key COLLATE "C"
    `,
  );
  const numbers = ({
    total,
    open,
    accepted,
    rejected,
    undetermined,
    split,
  }: z.infer<typeof countedSchema>) => ({
    total: total - split,
    open,
    accepted,
    rejected,
    undetermined,
  });
  const names = await areaNames(
    tallies.flatMap((row) => [row.kec, row.desa]),
    read,
  );
  const all = tallies.find((row) => row.level === 7);
  const perCode = new Map(tallies.filter((row) => row.level === 3).map((row) => [row.code, numbers(row)]));
  const ran = await read(
    ranDetectorSchema,
    sql`
      SELECT
        code,
        version,
        status,
        reason
      FROM
        run_detector
      WHERE
        run_id = ${scope.runId}
      ORDER BY
        ord,
        code
    `,
  );
  return {
    counts: all ? { ...numbers(all), split: all.split } : NOTHING,
    byTier: tallies
      .filter((row) => row.level === 5)
      .flatMap((row) => (row.tier === null ? [] : [{ tier: row.tier, ...numbers(row) }])),
    byDesa: tallies
      .filter((row) => row.level === 6)
      .map((row) => ({ kec: names(row.kec), desa: names(row.desa), ...numbers(row) })),
    detectors: ran.map((entry): ReportDetector => ({
      ...entry,
      tier: findDetectorByCode(entry.code)?.tier ?? "",
      params: z
        .record(z.string(), z.unknown())
        .catch({})
        .parse(params[entry.code] ?? {}),
      counts: perCode.get(entry.code) ?? NOTHING,
    })),
    reasons: await reasonsOf(scope, read),
    fourEyes: await fourEyesOf(scope, read),
    kept: await keptOf(scope, read),
  };
}

async function areaNames(
  keys: readonly (string | null)[],
  read: ReadRows,
): Promise<(key: string | null) => string> {
  const codes = [...new Set(keys.filter((key) => key !== null))];
  const found = await read(
    z.object({ code: z.string(), name: z.string() }),
    sql`
      SELECT
        code,
        name
      FROM
        region_code
      WHERE
        code = ANY (${codes})
    `,
  );
  const names = new Map(found.map((row) => [row.code, row.name]));
  return (key) => (key === null ? "–" : (names.get(key) ?? key.split("|").at(-1) ?? key));
}

const reasonsOf = (scope: RunScope, read: ReadRows) =>
  read(
    z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), n: z.number() }),
    sql`
      SELECT
        f.outcome,
        coalesce(f.reason_code, '–') AS reason,
        count(*)::int AS n
      FROM
        finding f
      WHERE
        ${realFindingsOf(scope)}
        AND f.state = 'final'
        AND f.outcome <> 'undetermined'
      GROUP BY
        1,
        2
      ORDER BY
        1,
        3 DESC,
        2
    `,
  );

async function keptOf(scope: RunScope, read: ReadRows): Promise<KeptCounts | undefined> {
  const shape = z.object({
    kept: z.number(),
    revoked: z.number(),
    forwarded: z.number(),
    confirmed: z.number(),
    otherwise: z.number(),
  });
  const [row] = await read(
    shape,
    sql`
      SELECT
        count(*) FILTER (
          WHERE
            own.stands
        )::int AS kept,
        count(*) FILTER (
          WHERE
            NOT own.stands
        )::int AS revoked,
        count(w.kept_id)::int AS forwarded,
        count(w.kept_id) FILTER (
          WHERE
            f.state = 'final'
            AND f.reason_code = g.reason_code
        )::int AS confirmed,
        count(w.kept_id) FILTER (
          WHERE
            f.state = 'final'
            AND f.reason_code IS DISTINCT FROM g.reason_code
        )::int AS otherwise
      FROM
        finding f
        LEFT JOIN LATERAL (
          SELECT
            bool_or(k.revoked_at IS NULL) AS stands
          FROM
            kept_answer k
          WHERE
            k.finding_id = f.id
        ) own ON TRUE
        LEFT JOIN forwarded_finding w ON w.finding_id = f.id
        LEFT JOIN kept_answer e ON e.id = w.kept_id
        LEFT JOIN judgement g ON g.id = e.judgement_id
      WHERE
        ${realFindingsOf(scope)}
    `,
  );
  return row;
}

async function fourEyesOf(scope: RunScope, read: ReadRows): Promise<ReportModel["fourEyes"]> {
  const shape = z.object({
    signed: z.number(),
    waiting: z.number(),
    returned: z.number(),
    reopened: z.number(),
    finalWithout: z.number(),
  });
  const [row] = await read(
    shape,
    sql`
      SELECT
        (
          count(*) FILTER (
            WHERE
              f.state = 'final'
              AND f.signed_by IS NOT NULL
          )
        )::int AS signed,
        (
          count(*) FILTER (
            WHERE
              f.state = 'awaiting_signoff'
          )
        )::int AS waiting,
        (
          count(*) FILTER (
            WHERE
              f.state = 'final'
              AND f.signed_by IS NULL
          )
        )::int AS "finalWithout",
        coalesce(
          sum(
            (
              SELECT
                count(*)
              FROM
                judgement j
              WHERE
                j.finding_id = f.id
                AND j.kind = 'return'
            )
          ),
          0
        )::int AS returned,
        coalesce(
          sum(
            (
              SELECT
                count(*)
              FROM
                judgement j
              WHERE
                j.finding_id = f.id
                AND j.kind = 'reopen'
            )
          ),
          0
        )::int AS reopened
      FROM
        finding f
      WHERE
        ${realFindingsOf(scope)}
        AND f.state <> 'split'
    `,
  );
  return row ?? { signed: 0, waiting: 0, returned: 0, reopened: 0, finalWithout: 0 };
}
