import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { likelyCauses } from "./causes";
import { groupCandidates, groupParts } from "./groups";
import { FLOODED_PLACES } from "./places";

/**
 * Turns the hits of one per-record rule into candidates: single ones, and ONE group where the rule floods a
 * desa or a file.
 *
 * @param hits SELECT row_no, baseline boolean, file_ord, kec_key, desa_key, subject_key, area_code, evidence,
 * absorbed, score, tier, rows, baseline_rows, cause text, accompanied boolean: one row per
 *   record; row_no is the record that the rule is about, in the baseline when `baseline`; `cause` the likely
 * cause, where the rule knows one; `accompanied` another rule asks about the record too
 * @param census relation (baseline, file_ord, kec_key, desa_key, rows): how many rows each file has in each
 * desa
 * @returns SELECT subject_type, subject_key, area_code, tier, score, evidence, absorbed, rows, baseline_rows
 */
export function flood(hits: Sql, census: Sql, region: string): Sql {
  return sql`
    WITH
      hit AS MATERIALIZED (${hits}),
      census AS MATERIALIZED (
        SELECT
          *
        FROM
          ${census} c
      ),
      ${FLOODED_PLACES},
      ${likelyCauses(region)},
      ${groupParts(region)}
    SELECT
      NULL::text AS subject_type,
      subject_key,
      area_code,
      tier,
      score,
      evidence,
      absorbed,
      rows,
      baseline_rows
    FROM
      marked
    WHERE
      grp IS NULL
    UNION ALL
    ${groupCandidates(region)}
  `;
}
