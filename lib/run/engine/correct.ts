import sql from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { benjaminiHochberg } from "@/lib/statistics/multiplicity";

/** False-discovery rate where a detector has no parameter `q` of its own. */
const DEFAULT_Q = 0.05;

/**
 * Benjamini–Hochberg over every p of the run, those below the minimum effect included: a test that was made
 * counts. What does not survive, and what is too small to matter, leaves the stage; the rest gets its q into
 * the evidence.
 * @param limits q limit per detector code
 */
export async function correctForMultiplicity(
  query: QueryFn,
  runId: number,
  limits: ReadonlyMap<string, number>,
): Promise<void> {
  const tests = await query<{
    code: string;
    subject_key: string;
    p: number;
    eligible: boolean;
  }>(sql`
    SELECT
      code,
      subject_key,
      p,
      eligible
    FROM
      run_stage
    WHERE
      run_id = ${runId}::int
      AND p IS NOT NULL
    ORDER BY
      code COLLATE "C",
      subject_key COLLATE "C"
  `);
  if (tests.length === 0) return;
  const q = benjaminiHochberg(tests.map((test) => test.p));
  const judged = tests.map((test, i) => ({ ...test, q: q[i] ?? 1 }));
  const kept = judged.filter((test) => test.eligible && test.q <= (limits.get(test.code) ?? DEFAULT_Q));
  const keys = (of: readonly { code: string; subject_key: string }[]) => sql`
    unnest(${of.map((test) => test.code)}::TEXT[], ${of.map((test) => test.subject_key)}::TEXT[])
  `;
  await query(sql`
    DELETE FROM run_stage s
    WHERE
      s.run_id = ${runId}::int
      AND s.p IS NOT NULL
      AND NOT EXISTS (
        SELECT
          1
        FROM
          ${keys(kept)} AS k (code, subject_key)
        WHERE
          k.code = s.code
          AND k.subject_key = s.subject_key
      )
  `);
  await query(sql`
    UPDATE run_stage s
    SET
      evidence = s.evidence || jsonb_build_object('q', k.q)
    FROM
      unnest(
        ${kept.map((test) => test.code)}::TEXT[],
        ${kept.map((test) => test.subject_key)}::TEXT[],
        ${kept.map((test) => test.q)}::float8[]
      ) AS k (code, subject_key, q)
    WHERE
      s.run_id = ${runId}::int
      AND s.code = k.code
      AND s.subject_key = k.subject_key
  `);
}

export function qLimits(params: ReadonlyMap<string, unknown>): Map<string, number> {
  const limits = new Map<string, number>();
  for (const [code, values] of params) {
    const q = typeof values === "object" && values !== null && "q" in values ? values.q : undefined;
    if (typeof q === "number") limits.set(code, q);
  }
  return limits;
}
