import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector, recordDetector } from "@/lib/detectors/kit/define";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Detector, Preparation } from "@/lib/detectors/kit/types";
import { findDetectorByCode } from "@/lib/detectors/registry";

// Detectors that misbehave on purpose, beside the real ones.

const rest = {
  version: 1,
  tier: "S" as const,
  basis: [{ kind: "incident" as const, cite: "a test" }] as const,
  innocent: ["none"] as const,
  needs: [],
  params: z.object({}),
  dispute: [],
  supersededBy: [],
  followUps: [],
  examples: [],
};

type Code = Detector["code"];

/** Takes this long; then has nothing to say. */
export const slow = (seconds: number, code: Code = "MOB-90"): Detector =>
  findDetector({
    ...rest,
    code,
    subject: "region",
    evidence: z.object({}),
    find: () => sql`
      SELECT
        'A:3314' AS subject_key,
        '3314' AS area_code,
        '{}'::jsonb AS evidence,
        '{}'::INT[] AS rows
      FROM
        (
          SELECT
            pg_sleep(${seconds}::float8)::text AS slept
          OFFSET
            0
        ) s
      WHERE
        s.slept = 'never'
    `,
  });

export const brokenRule = recordDetector({
  ...rest,
  code: "IDN-90",
  subject: "record",
  evidence: z.object({}),
  where: () => sql`1 / (v.row_no - v.row_no) = 1`,
  evidenceSql: () => sql`'{}'::jsonb`,
});

export const brokenQuery = findDetector({
  ...rest,
  code: "STA-90",
  subject: "region",
  evidence: z.object({}),
  find: () => sql`
    SELECT
      no_such_column
    FROM
      voter_record
  `,
});

/** Its evidence is not what it says. */
export const brokenEvidence = findDetector({
  ...rest,
  code: "STA-91",
  subject: "region",
  evidence: z.object({ count: z.int() }),
  find: () => sql`
    SELECT
      'A:3314' AS subject_key,
      '3314' AS area_code,
      '{"count": "many"}'::jsonb AS evidence,
      '{}'::INT[] AS rows
  `,
});

/** Says how many lines its preparation counted. */
export const counting = (code: Code, preparation: Preparation): Detector =>
  findDetector({
    ...rest,
    code,
    subject: "region",
    evidence: z.object({ lines: z.int() }),
    preparations: [preparation],
    find: (ctx) => sql`
      SELECT
        'A:3314' AS subject_key,
        '3314' AS area_code,
        jsonb_build_object('lines', lines) AS evidence,
        '{}'::INT[] AS rows
      FROM
        ${tableOf(ctx, preparation)}
    `,
  });

export function withDetectors(...extra: readonly Detector[]): (code: string) => Detector | undefined {
  return (code) => extra.find((detector) => detector.code === code) ?? findDetectorByCode(code);
}
