import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { groupEvidenceSchema } from "@/lib/detectors/kit/flooding/evidence";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector } from "@/lib/detectors/kit/types";
import type { RunContext } from "./context";

/** Between the detectors and the publication: candidates as proposed, per run and detector. */
const STAGE = raw(
  "run_stage (run_id, code, subject_type, subject_key, tier, area_code, score, log_p, eligible, evidence, " +
    "rows, baseline_rows, absorbed)",
);

/**
 * Subject type from the key's first letter; a detector about records says itself whether it means one or
 * several.
 */
function subjectType(detector: Detector, key: Sql): Sql {
  const own = detector.subject === "record" || detector.subject === "records" ? detector.subject : "records";
  return sql`
    CASE left(${key}, 1)
      WHEN 'K' THEN 'household'
      WHEN 'T' THEN 'tps'
      WHEN 'D' THEN 'desa'
      WHEN 'F' THEN 'file'
      WHEN 'A' THEN 'region'
      WHEN 'B' THEN 'record'
      ELSE ${own}::text
    END
  `;
}

/** Columns that a detector's SELECT may leave out, and what stands for them. */
const OPTIONAL: Readonly<Record<string, string>> = {
  tier: "NULL::text",
  score: "NULL::float8",
  log_p: "NULL::float8",
  eligible: "true",
  rows: "'{}'::int[]",
  baseline_rows: "'{}'::int[]",
  absorbed: "'[]'::jsonb",
};

export interface StagedQuery {
  /** SELECT with subject_key, area_code, evidence and any of the optional columns */
  readonly select: Sql;
  /** The columns that it has. */
  readonly columns: readonly string[];
}

/** One INSERT of all candidates of a detector. */
export async function stage(
  { id }: RunContext,
  query: QueryFn,
  detector: Detector,
  { select, columns }: StagedQuery,
): Promise<void> {
  const c = (name: string) =>
    raw(
      columns.includes(name)
        ? `coalesce(c.${name}, ${OPTIONAL[name] ?? "NULL"})`
        : (OPTIONAL[name] ?? "NULL"),
    );
  await query(sql`
    INSERT INTO
      ${STAGE}
    SELECT
      ${id}::int,
      ${detector.code},
      ${subjectType(detector, raw("c.subject_key"))},
      c.subject_key,
      coalesce(${c("tier")}, ${detector.tier}),
      c.area_code,
      ${c("score")},
      ${c("log_p")},
      ${c("eligible")},
      c.evidence,
      ${c("rows")},
      ${c("baseline_rows")},
      ${c("absorbed")}
    FROM
      (${select}) c
  `);
}

/** The optional columns that `flood` gives. */
export const FLOODED = ["tier", "score", "rows", "baseline_rows", "absorbed"];

const BATCH = 5_000;

/**
 * Every staged row's evidence is parsed with the detector's own schema, by cursor: evidence that does not fit
 * is a fault of the detector and fails it. To be called in the transaction that staged them. @returns how
 * many there are
 */
export async function checkStaged({ id }: RunContext, query: QueryFn, detector: Detector): Promise<number> {
  await query(sql`
    DECLARE staged NO SCROLL CURSOR FOR
    SELECT
      evidence
    FROM
      run_stage
    WHERE
      run_id = ${raw(String(Math.trunc(id)))}
      AND code = ${raw(`'${detector.code}'`)}
  `);
  let total = 0;
  for (;;) {
    const batch = await query<{ evidence: Record<string, unknown> }>(sql`
      FETCH ${raw(String(BATCH))}
      FROM
        staged
    `);
    for (const { evidence } of batch) {
      const parsed = ("group" in evidence ? groupEvidenceSchema : detector.evidence).safeParse(evidence);
      if (!parsed.success)
        throw new Error(
          `evidence of ${detector.code} does not fit its schema: ` +
            `${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`).join("; ")}`,
        );
    }
    total += batch.length;
    if (batch.length < BATCH) break;
  }
  await query(sql`CLOSE staged`);
  return total;
}
