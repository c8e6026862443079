import sql from "sql-template-tag";
import { hierarchicalLogQ } from "@/lib/statistics/hierarchy";
import { probability } from "@/lib/statistics/tails";
import type { RunContext } from "./context";

/** False-discovery rate where a detector has no parameter `q` of its own. */
const DEFAULT_Q = 0.05;

interface Test {
  readonly code: string;
  readonly subject_key: string;
  readonly area_code: string;
  readonly log_p: number;
  readonly eligible: boolean;
}

/**
 * Correction over every test of the run, those below the minimum effect included: a test that was made counts.
 * The looks of one rule at one desa, its TPS and its RT are a family; the few tests of the whole kabupaten are
 * corrected among themselves, for thousands of places say nothing about how many of them were made. What does
 * not survive, and what is too small to matter, leaves the stage; the rest gets its q into the evidence.
 */
export async function correctForMultiplicity({ id, params, main: { query } }: RunContext): Promise<void> {
  const limits = qLimits(params);
  const tests = await query<Test>(sql`
    SELECT
      code,
      subject_key,
      area_code,
      log_p,
      eligible
    FROM
      run_stage
    WHERE
      run_id = ${id}::int
      AND log_p IS NOT NULL
    ORDER BY
      code COLLATE "C",
      subject_key COLLATE "C"
  `);
  if (tests.length === 0) return;
  const ofRegion = (test: Test) => test.subject_key.startsWith("A:");
  const judged = [tests.filter(ofRegion), tests.filter((test) => !ofRegion(test))].flatMap((layer) => {
    const logQ = hierarchicalLogQ(
      layer.map(({ code, area_code, log_p, eligible }) => ({
        family: `${code} ${area_code}`,
        logP: log_p,
        eligible,
      })),
    );
    return layer.map((test, i) => ({ ...test, q: probability(logQ[i] ?? 0) }));
  });
  const kept = judged.filter((test) => test.eligible && test.q <= (limits.get(test.code) ?? DEFAULT_Q));
  const keys = (of: readonly { code: string; subject_key: string }[]) => sql`
    unnest(${of.map((test) => test.code)}::TEXT[], ${of.map((test) => test.subject_key)}::TEXT[])
  `;
  await query(sql`
    DELETE FROM run_stage s
    WHERE
      s.run_id = ${id}::int
      AND s.log_p IS NOT NULL
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
      s.run_id = ${id}::int
      AND s.code = k.code
      AND s.subject_key = k.subject_key
  `);
}

/** The q limit per detector code. */
function qLimits(params: ReadonlyMap<string, unknown>): Map<string, number> {
  const limits = new Map<string, number>();
  for (const [code, values] of params) {
    const q = typeof values === "object" && values !== null && "q" in values ? values.q : undefined;
    if (typeof q === "number") limits.set(code, q);
  }
  return limits;
}
