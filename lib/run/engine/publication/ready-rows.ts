import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import {
  disputedValues,
  disputeText,
  fingerprint,
  identities,
  recordIdentity,
} from "@/lib/detectors/kit/fingerprint";
import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RunContext } from "../context";
import { searchName } from "./insert-findings";
import { AREAS, READY } from "./ready";

/** Names are collected from so many records of a finding at most. */
const MAX_NAMES = 20;

/**
 * INSERT of one detector's candidates as findings will stand: with fingerprint, place and names.
 * @param place of the detector in the order of publication
 */
export function readyRows({ id, snapshot, baseline }: RunContext, detector: Detector, place: number): Sql {
  const files = sql`
    unnest(${snapshot.files.map((file) => file.ord)}::INT[], ${snapshot.files.map(
      (file) => file.name,
    )}::TEXT[])
  `;
  const detail = (info: SnapshotInfo, isBaseline: boolean) => sql`
    SELECT
      m.subject_key,
      m.ord,
      m.baseline,
      ${recordIdentity()} AS who,
      v.nkk_ok,
      v.tps_no,
      ${searchName(raw("v.name"))} AS name,
      ${disputedValues(detector)} AS disputed
    FROM
      member m
      JOIN ${info.roll} v ON v.row_no = m.row_no
    WHERE
      m.baseline = ${isBaseline}::boolean
  `;
  const identity = sql`
    CASE
      WHEN s.is_group
      OR s.subject_type IN ('tps', 'desa', 'region') THEN s.subject_key
      WHEN s.subject_type = 'file' THEN (
        SELECT
          f.name
        FROM
          ${files} AS f (ord, name)
        WHERE
          f.ord = substring(
            s.subject_key
            FROM
              '^F:(\\d+)'
          )::int
      ) || coalesce(
        substring(
          s.subject_key
          FROM
            '#.*$'
        ),
        ''
      )
      WHEN s.subject_type = 'household' THEN coalesce(a.cards, a.who, s.subject_key)
      ELSE coalesce(a.who, s.subject_key)
    END
  `;
  const grouped = sql`
    CASE
      WHEN s.is_group
      OR s.subject_type NOT IN ('record', 'records', 'household') THEN ''
      ELSE coalesce(a.disputed, '')
    END
  `;
  const kind = sql`
    s.subject_type || CASE
      WHEN s.is_group THEN '+'
      ELSE ''
    END
  `;
  return sql`
    INSERT INTO
      ${READY}
    WITH
      s AS MATERIALIZED (
        SELECT
          *,
          evidence ? 'group' AS is_group
        FROM
          run_stage
        WHERE
          run_id = ${id}::int
          AND code = ${detector.code}
      ),
      member AS (
        SELECT
          s.subject_key,
          u.row_no,
          u.ord,
          u.baseline
        FROM
          s,
          LATERAL (
            SELECT
              r AS row_no,
              o AS ord,
              FALSE AS baseline
            FROM
              unnest(s.rows) WITH ORDINALITY x (r, o)
            UNION ALL
            SELECT
              r,
              o,
              TRUE
            FROM
              unnest(s.baseline_rows) WITH ORDINALITY x (r, o)
          ) u
        WHERE
          u.ord <= ${MAX_NAMES}::int
          OR (
            NOT s.is_group
            AND s.subject_type IN ('record', 'records', 'household')
          )
      ),
      detail AS (${detail(snapshot, false)}${
        baseline
          ? sql`
            UNION ALL
            ${detail(baseline, true)}
          `
          : raw("")
      }),
      a AS (
        SELECT
          subject_key,
          ${identities(raw("who"))} AS who,
          ${identities(raw("nkk_ok"))} AS cards,
          ${identities(raw("disputed"))} AS disputed,
          CASE
            WHEN min(tps_no) = max(tps_no)
            AND count(tps_no) = count(*) THEN min(tps_no)
          END AS tps_no,
          coalesce(
            string_agg(
              name,
              ' / '
              ORDER BY
                baseline,
                ord
            ) FILTER (
              WHERE
                ord <= ${MAX_NAMES}::int
                AND name <> ''
            ),
            ''
          ) AS names
        FROM
          detail
        GROUP BY
          1
      )
    SELECT
      s.code,
      ${place}::int,
      ${detector.version}::int,
      s.subject_type,
      s.subject_key,
      s.tier,
      s.area_code,
      r.kec_key,
      r.desa_key,
      CASE
        WHEN s.subject_type = 'tps' THEN substring(
          s.subject_key
          FROM
            ':(\\d+)(?:#[^:]*)?$'
        )::smallint
        WHEN s.subject_type IN ('record', 'records', 'household')
        AND NOT s.is_group THEN a.tps_no
      END,
      s.score,
      s.evidence,
      s.absorbed,
      s.is_group,
      s.rows,
      s.baseline_rows,
      ${fingerprint(raw("s.code"), kind, identity, disputeText(detector, raw("s.evidence")), grouped)},
      coalesce(a.names, '')
    FROM
      s
      LEFT JOIN a USING (subject_key)
      LEFT JOIN ${AREAS} r ON r.area_code = s.area_code
  `;
}
