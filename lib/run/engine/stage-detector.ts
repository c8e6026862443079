import sql, { raw } from "sql-template-tag";
import { flood } from "@/lib/detectors/kit/flooding/flood";
import type { AssessDetector, Detector, DetectorContext, FindDetector } from "@/lib/detectors/kit/types";
import type { RunConnection } from "./connections";
import type { RunContext } from "./context";
import { FLOODED, stage } from "./stage";

/** Runs and stages a `find` detector. One about single records can flood like a record rule. */
async function stageFind(
  run: RunContext,
  connection: RunConnection,
  detector: FindDetector,
  ctx: DetectorContext,
): Promise<void> {
  const found = detector.find(ctx);
  const shape = await connection.client.query(`SELECT * FROM (${found.text}) f LIMIT 0`, found.values);
  const columns = shape.fields.map((field) => field.name);
  if (detector.subject !== "record")
    return stage(run, connection.query, detector, { select: found, columns });
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
      '[]'::jsonb AS absorbed,
      ${c("score", "NULL::float8")} AS score,
      ${c("tier", "NULL::text")} AS tier,
      ${row} AS rows,
      ${before} AS baseline_rows,
      NULL::text AS cause,
      FALSE AS accompanied
    FROM
      (${found}) c
      LEFT JOIN ${ctx.snapshot.roll} r ON r.row_no = (${row}) [1]
      LEFT JOIN ${(ctx.baseline ?? ctx.snapshot).roll} b ON cardinality(${row}) = 0
      AND b.row_no = (${before}) [1]
  `;
  return stage(run, connection.query, detector, {
    select: flood(hits, run.census, ctx.snapshot.regionCode),
    columns: FLOODED,
  });
}

const CHUNK = 2_000;
const CANDIDATE = raw(
  `c("subjectKey" text, "areaCode" text, evidence jsonb, rows int[], "baselineRows" int[], score float8, ` +
    `tier text, "logP" float8, eligible boolean)`,
);

/** Runs and stages an `assess` detector: its candidates come from TypeScript, in chunks. */
async function stageAssess(
  run: RunContext,
  connection: RunConnection,
  detector: AssessDetector,
  ctx: DetectorContext,
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
    await stage(run, connection.query, detector, {
      select,
      columns: ["rows", "baseline_rows", "score", "tier", "log_p", "eligible"],
    });
  }
}

/** Stages the candidates of one detector that is not part of the fused scan. */
export function stageDetector(
  run: RunContext,
  connection: RunConnection,
  detector: Detector,
  ctx: DetectorContext,
): Promise<void> {
  if (detector.kind === "find") return stageFind(run, connection, detector, ctx);
  if (detector.kind === "assess") return stageAssess(run, connection, detector, ctx);
  throw new Error(`${detector.code} runs in the fused scan`);
}
