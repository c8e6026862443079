import sql, { raw, type Sql } from "sql-template-tag";
import { INCLUDING, KIND_RULES, LIST_KINDS } from "@/lib/list/model/kinds";

const RULE_COLUMNS = raw("kind text, detectors text[], strikes text[], brings boolean");

const RULES = JSON.stringify(
  LIST_KINDS.map((kind) => ({ kind, ...KIND_RULES[kind], brings: INCLUDING.has(kind) })),
);

/**
 * One row per line of lists: `list_id`, `ord`, `state`, and `verdict`, what people decided about it: true ·
 * false · null while no decision is final. A line is judged by the findings that it brought: those of its
 * kind's rule about the voter whom it names, that which asks who is meant, and where two lists contradict each
 * other (RUJ-07) by whether the strike that was decided is the one that this list asks for. Control findings do
 * not count.
 *
 * @param where over list `l`, beginning with ` AND `
 */
export const lineOutcomes = (where: Sql): Sql => sql`
  SELECT
    n.list_id,
    n.ord,
    n.state,
    CASE
      WHEN bool_or(d.agrees) THEN TRUE
      WHEN count(d.agrees) > 0 THEN FALSE
    END AS verdict,
    bool_or(d.in_field) IS TRUE AS in_field,
    count(d.finding) > 0 AS asked,
    bool_or(k.brings) AS brings
  FROM
    reference_list l
    JOIN jsonb_to_recordset(${RULES}::jsonb) k (${RULE_COLUMNS}) ON k.kind = l.kind
    JOIN reference_list_line n ON n.list_id = l.id
    JOIN snapshot s ON s.id = l.snapshot_id
    CROSS JOIN LATERAL (
      SELECT
        count(*)::int AS n
      FROM
        reference_list o
      WHERE
        o.snapshot_id = l.snapshot_id
        AND o.id <= l.id
    ) place
    LEFT JOIN LATERAL (
      SELECT
        f.id AS finding,
        f.state = 'field_check' AS in_field,
        CASE
          WHEN f.state <> 'final'
          OR f.outcome = 'undetermined' THEN NULL
          WHEN f.outcome = 'rejected' THEN FALSE
          WHEN f.detector = 'RUJ-07' THEN coalesce(f.follow_up = ANY (k.strikes), FALSE)
          ELSE TRUE
        END AS agrees
      FROM
        finding f
      WHERE
        (
          f.id IN (
            SELECT
              r.finding_id
            FROM
              reference_list_candidate c
              JOIN finding_record r ON r.snapshot_id = l.snapshot_id
              AND r.row_no = c.row_no
              AND r.role = 'subject'
            WHERE
              c.list_id = n.list_id
              AND c.ord = n.ord
              AND (
                n.state = 'several'
                OR (
                  n.state IN ('one', 'struck')
                  AND c.rank = 1
                )
              )
          )
          OR (
            n.state = 'none'
            AND f.snapshot_id = l.snapshot_id
            AND f.detector = ANY (k.detectors)
            AND f.subject_key = CASE
              WHEN n.desa_key = '' THEN 'A:' || s.region_code
              ELSE 'D:' || n.desa_key
            END || '#L' || place.n || '-' || n.ord
          )
        )
        AND f.snapshot_id = l.snapshot_id
        AND f.state <> 'split'
        AND (
          f.detector = ANY (k.detectors || ARRAY['RUJ-07', 'RUJ-12'])
          OR EXISTS (
            SELECT
              1
            FROM
              jsonb_array_elements(f.absorbed) a
            WHERE
              a ->> 'code' = ANY (k.detectors)
          )
        )
        AND NOT EXISTS (
          SELECT
            1
          FROM
            control_finding q
          WHERE
            q.finding_id = f.id
        )
    ) d ON n.state <> 'rejected'
  WHERE
    TRUE ${where}
  GROUP BY
    n.list_id,
    n.ord,
    n.state
`;

/** The lines of lists counted as the ledger of sources needs them; `list_id` and `tally`, a JSON object. */
export const listTallies = (where: Sql): Sql => sql`
  SELECT
    o.list_id,
    jsonb_build_object(
      'lines',
      count(*) FILTER (
        WHERE
          o.state <> 'rejected'
      ),
      'matched',
      count(*) FILTER (
        WHERE
          o.state IN ('one', 'several')
      ),
      'struck',
      count(*) FILTER (
        WHERE
          o.state = 'struck'
      ),
      'notFound',
      count(*) FILTER (
        WHERE
          o.state = 'none'
          AND NOT o.asked
      ),
      'true',
      count(*) FILTER (
        WHERE
          o.verdict
      ),
      'false',
      count(*) FILTER (
        WHERE
          NOT o.verdict
      ),
      'inField',
      count(*) FILTER (
        WHERE
          o.verdict IS NULL
          AND o.in_field
      ),
      'pending',
      count(*) FILTER (
        WHERE
          o.verdict IS NULL
          AND (
            o.asked
            OR (
              o.state IN ('one', 'several')
              AND NOT o.brings
            )
          )
      )
    ) AS tally
  FROM
    (${lineOutcomes(where)}) o
  GROUP BY
    o.list_id
`;

/**
 * The lists with what came of their lines, as `listTallySchema` reads it; of a list whose people are erased, what
 * was counted before.
 * @param within over list `l` and its roll `s`
 * @param which over `l` alone, so that lines of other lists are never looked at
 */
export const talliesOfLists = (within: Sql, which: Sql = sql`TRUE`): Sql => sql`
  SELECT
    l.id AS "listId",
    l.kind,
    l.source,
    s.stage || ' ' || s.period AS period,
    l.reference_date::text AS "referenceDate",
    coalesce(l.tally, t.tally, '{}') AS tally
  FROM
    reference_list l
    JOIN snapshot s ON s.id = l.snapshot_id
    LEFT JOIN (
      ${listTallies(sql`
        AND l.status = 'held'
        AND ${which}
      `)}
    ) t ON t.list_id = l.id
  WHERE
    l.status IN ('held', 'removed')
    AND ${within}
    AND ${which}
  ORDER BY
    l.id
`;
