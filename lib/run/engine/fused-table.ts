import sql, { join, raw } from "sql-template-tag";
import { flood } from "@/lib/detectors/kit/flooding/flood";
import { evidenceColumn, absorbedColumn, fuse } from "@/lib/detectors/kit/fuse";
import type { DetectorContext, RecordDetector } from "@/lib/detectors/kit/types";
import type { RunConnection } from "./connections";
import type { RunContext } from "./context";
import { FLOODED, stage } from "./stage";

/** Temporary relation: the rows with at least one hit, see `fuse`. */
const SCANNED = raw("run_scanned");

export interface BoundRecord {
  readonly detector: RecordDetector;
  readonly ctx: DetectorContext;
}

/** Evaluates all these record rules in one scan of the roll. */
export async function scanRoll(
  run: RunContext,
  { query }: RunConnection,
  bound: readonly BoundRecord[],
): Promise<void> {
  const rules = bound.map(({ detector, ctx }) => ({
    code: detector.code,
    supersededBy: detector.supersededBy,
    where: detector.where(ctx),
    evidence: detector.evidenceSql(ctx),
  }));
  await query(sql`DROP TABLE IF EXISTS ${SCANNED}`);
  await query(sql`CREATE TEMP TABLE ${SCANNED} AS ${fuse(run.snapshot.roll, rules)}`);
}

/** Stages what the scan found for the rule with this number. */
export async function stageScanned(
  run: RunContext,
  { query }: RunConnection,
  bound: readonly BoundRecord[],
  index: number,
): Promise<void> {
  const { detector, ctx } = bound[index] as BoundRecord;
  const e = evidenceColumn(index);
  const others = bound.flatMap((_, other) =>
    other === index ? [] : [sql`${evidenceColumn(other)} IS NOT NULL`],
  );
  const accompanied = others.length === 0 ? raw("FALSE") : join(others, " OR ");
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
      ${absorbedColumn(index)} AS absorbed,
      NULL::float8 AS score,
      NULL::text AS tier,
      ARRAY[p.row_no] AS rows,
      '{}'::INT[] AS baseline_rows,
      ${detector.causes === undefined ? raw("NULL::text") : sql`${e} ->> 'cause'`} AS cause,
      ${accompanied} AS accompanied
    FROM
      ${SCANNED} p
    WHERE
      ${e} IS NOT NULL
  `;
  await stage(run, query, detector, {
    select: flood(hits, run.census, ctx.snapshot.regionCode),
    columns: FLOODED,
  });
}
