import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { flood } from "@/lib/detectors/kit/flooding";
import { evidenceColumn, foldedColumn, fuse } from "@/lib/detectors/kit/fuse";
import type {
  AssessDetector,
  Detector,
  DetectorContext,
  FindDetector,
  RecordDetector,
} from "@/lib/detectors/kit/types";
import { stage } from "./stage";
import type { RunSession } from "./session";

/** Temporary relation: the rows with at least one hit, see `fuse`. */
export const PASS = raw("run_pass");

export interface BoundRecord {
  readonly detector: RecordDetector;
  readonly ctx: DetectorContext<unknown>;
}

/** Evaluates all record rules in one pass over the roll. */
export async function passOver(session: RunSession, roll: Sql, bound: readonly BoundRecord[]): Promise<void> {
  const rules = bound.map(({ detector, ctx }) => ({
    code: detector.code,
    supersededBy: detector.supersededBy,
    where: detector.where(ctx),
    evidence: detector.evidenceSql(ctx),
  }));
  await session.query(sql`DROP TABLE IF EXISTS ${PASS}`);
  await session.query(sql`CREATE TEMP TABLE ${PASS} AS ${fuse(roll, rules)}`);
}

/** Stages what the pass found for the rule with this number. */
export async function stagePass(
  session: RunSession,
  runId: number,
  { detector, ctx }: BoundRecord,
  index: number,
  census: Sql,
): Promise<void> {
  const e = evidenceColumn(index);
  const hits = sql`
    SELECT
      p.row_no,
      FALSE AS baseline,
      p.file_ord,
      p.kec_key,
      p.desa_key,
      'R:' || p.row_no AS subject_key,
      coalesce(nullif(p.desa_key, ''), nullif(p.kec_key, ''), ${ctx.snapshot.regionCode}) AS area_code,
      ${e} AS evidence,
      ${foldedColumn(index)} AS folded,
      NULL::float8 AS score,
      NULL::text AS tier,
      ARRAY[p.row_no] AS rows,
      '{}'::INT[] AS baseline_rows
    FROM
      ${PASS} p
    WHERE
      ${e} IS NOT NULL
  `;
  await stage(session.query, runId, detector, {
    select: flood(hits, census, ctx.snapshot.regionCode),
    columns: FLOODED,
  });
}

const FLOODED = ["tier", "score", "rows", "baseline_rows", "folded"];

/** Runs and stages a `find` detector. One about single records can flood like a record rule. */
export async function stageFind(
  session: RunSession,
  runId: number,
  detector: FindDetector,
  ctx: DetectorContext<unknown>,
  census: Sql,
): Promise<void> {
  const found = detector.find(ctx);
  const shape = await session.client.query(`SELECT * FROM (${found.text}) f LIMIT 0`, found.values);
  const columns = shape.fields.map((field) => field.name);
  if (detector.subject !== "record") return stage(session.query, runId, detector, { select: found, columns });
  const c = (name: string, missing: string) =>
    raw(columns.includes(name) ? `coalesce(c.${name}, ${missing})` : missing);
  const [row, before] = [c("rows", "'{}'::int[]"), c("baseline_rows", "'{}'::int[]")];
  const hits = sql`
    SELECT
      coalesce((${row}) [1], (${before}) [1]) AS row_no,
      cardinality(${row}) = 0 AS baseline,
      coalesce(r.file_ord, b.file_ord) AS file_ord,
      coalesce(r.kec_key, b.kec_key) AS kec_key,
      coalesce(r.desa_key, b.desa_key) AS desa_key,
      c.subject_key,
      c.area_code,
      c.evidence,
      '[]'::jsonb AS folded,
      ${c("score", "NULL::float8")} AS score,
      ${c("tier", "NULL::text")} AS tier,
      ${row} AS rows,
      ${before} AS baseline_rows
    FROM
      (${found}) c
      LEFT JOIN ${ctx.snapshot.roll} r ON r.row_no = (${row}) [1]
      LEFT JOIN ${(ctx.baseline ?? ctx.snapshot).roll} b ON cardinality(${row}) = 0
      AND b.row_no = (${before}) [1]
  `;
  return stage(session.query, runId, detector, {
    select: flood(hits, census, ctx.snapshot.regionCode),
    columns: FLOODED,
  });
}

const CHUNK = 2_000;
const CANDIDATE = raw(
  `c("subjectKey" text, "areaCode" text, evidence jsonb, rows int[], "baselineRows" int[], score float8, tier text, "logP" float8, eligible boolean)`,
);

/** Runs and stages an `assess` detector: its candidates come from TypeScript, in chunks. */
export async function stageAssess(
  session: RunSession,
  runId: number,
  detector: AssessDetector,
  ctx: DetectorContext<unknown>,
): Promise<void> {
  const candidates = await detector.assess(ctx);
  for (let from = 0; from < candidates.length; from += CHUNK) {
    const part = JSON.stringify(
      candidates
        .slice(from, from + CHUNK)
        .map((candidate) => ({ ...candidate, evidence: detector.evidence.parse(candidate.evidence) })),
    );
    const select = sql`
      SELECT
        c."subjectKey" AS subject_key,
        c."areaCode" AS area_code,
        c.evidence,
        c.rows,
        c."baselineRows" AS baseline_rows,
        c.score,
        c.tier,
        c."logP" AS log_p,
        c.eligible
      FROM
        jsonb_to_recordset(${part}::jsonb) AS ${CANDIDATE}
    `;
    await stage(session.query, runId, detector, {
      select,
      columns: ["rows", "baseline_rows", "score", "tier", "log_p", "eligible"],
    });
  }
}

/** Runs one detector that is not part of the pass. */
export function stageOne(
  session: RunSession,
  runId: number,
  detector: Detector,
  ctx: DetectorContext<unknown>,
  census: Sql,
): Promise<void> {
  if (detector.kind === "find") return stageFind(session, runId, detector, ctx, census);
  if (detector.kind === "assess") return stageAssess(session, runId, detector, ctx);
  throw new Error(`${detector.code} runs in the pass`);
}
