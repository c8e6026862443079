import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { tierRankSql } from "@/lib/detectors/kit/tier";

/**
 * INSERT of new findings, for the publication of a run and for the members of a split group. One that this
 * snapshot has already is left as it is: same detector, subject and fingerprint.
 * @param source SELECT with the columns named below, and whatever `order` names besides
 * @param order the expressions by which the findings get their numbers
 */
export function insertFindings(source: Sql, order: Sql): Sql {
  return sql`
    INSERT INTO
      finding (
        snapshot_id,
        first_run_id,
        detector,
        version,
        tier,
        tier_rank,
        subject_type,
        subject_key,
        area_code,
        region_code,
        kec_key,
        desa_key,
        tps_no,
        score,
        evidence,
        absorbed,
        fingerprint,
        row_count,
        is_group,
        split_from_id,
        assigned_to,
        search_text,
        revision
      )
    SELECT
      snapshot_id,
      first_run_id,
      detector,
      version,
      tier,
      ${raw(tierRankSql("tier"))},
      subject_type,
      subject_key,
      area_code,
      region_code,
      kec_key,
      desa_key,
      tps_no,
      score,
      evidence,
      absorbed,
      fingerprint,
      row_count,
      is_group,
      split_from_id,
      assigned_to,
      search_text,
      1 + floor(random() * 900)::int
    FROM
      (${source}) AS fresh
    ORDER BY
      ${order}
    ON CONFLICT (snapshot_id, detector, subject_key, fingerprint) DO NOTHING
  `;
}

/** A name as the queue's search looks for it: upper case and without digits, so that no number gets in. */
export const searchName = (name: Sql): Sql => sql`
  btrim(
    regexp_replace(upper(coalesce(${name}, '')), '[0-9]+', '', 'g')
  )
`;
