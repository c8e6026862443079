import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { disputedValues, disputeText, fingerprint, recordIdentity } from "@/lib/detectors/kit/fingerprint";
import type { Detector } from "@/lib/detectors/kit/types";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { insertFindings, searchName } from "@/lib/run/engine/publication/insert-findings";
import { memberEvidence } from "./member-evidence";
import { z } from "zod";
import sql, { raw } from "sql-template-tag";

/**
 * One finding per record of a group, as the detector would have given it without the group: same subject,
 * same fingerprint, so that earlier decisions and later snapshots recognise it. Belongs to the runs of the
 * group.
 * @returns how many there are
 */
export async function insertMembers(tx: Tx, group: LoadedFinding, detector: Detector): Promise<number> {
  const read = rowsIn(tx);
  const evidence = await memberEvidence(tx, group, detector);
  const disputed = sql`coalesce(${disputedValues(detector)}, '')`;
  const identity = fingerprint(
    raw("g.detector"),
    raw("'record'"),
    raw("m.who"),
    disputeText(detector, raw("m.found")),
    raw("m.disputed"),
  );
  const made = await read(
    z.object({ n: z.number() }),
    sql`
      WITH
        g AS (
          SELECT
            *
          FROM
            finding
          WHERE
            id = ${group.id}
        ),
        member AS (
          SELECT
            v.*,
            r.role,
            ${evidence} AS found,
            ${recordIdentity()} AS who,
            ${disputed} AS disputed
          FROM
            finding_record r
            JOIN voter_record v ON v.snapshot_id = r.snapshot_id
            AND v.row_no = r.row_no
          WHERE
            r.finding_id = ${group.id}
        ),
        made AS (
          ${insertFindings(
            sql`
              SELECT
                g.snapshot_id,
                g.first_run_id,
                g.detector,
                g.version,
                g.tier,
                'record' AS subject_type,
                ${keyOf("m")} AS subject_key,
                coalesce(nullif(m.desa_key, ''), nullif(m.kec_key, ''), g.region_code) AS area_code,
                g.region_code,
                nullif(m.kec_key, '') AS kec_key,
                nullif(m.desa_key, '') AS desa_key,
                m.tps_no,
                NULL::float8 AS score,
                m.found AS evidence,
                '[]'::jsonb AS absorbed,
                ${identity} AS fingerprint,
                1 AS row_count,
                FALSE AS is_group,
                g.id AS split_from_id,
                g.assigned_to,
                ${searchName(raw("m.name"))} AS search_text,
                m.role,
                m.row_no
              FROM
                member m
                CROSS JOIN g
            `,
            sql`
              role DESC,
              row_no
            `,
          )}
          RETURNING
            id,
            subject_key
        ),
        placed AS (
          INSERT INTO
            finding_record (finding_id, ord, snapshot_id, row_no, role)
          SELECT
            m.id,
            0,
            r.snapshot_id,
            r.row_no,
            r.role
          FROM
            made m
            JOIN finding_record r ON r.finding_id = ${group.id}
            AND m.subject_key = ${keyOf("r")}
          RETURNING
            1
        ),
        listed AS (
          INSERT INTO
            run_finding (run_id, finding_id)
          SELECT
            l.run_id,
            m.id
          FROM
            made m
            CROSS JOIN run_finding l
          WHERE
            l.finding_id = ${group.id}
          RETURNING
            1
        )
      SELECT
        (
          SELECT
            count(*)
          FROM
            placed
        )::int AS n,
        (
          SELECT
            count(*)
          FROM
            listed
        )::int AS listed
    `,
  );
  return made[0]?.n ?? 0;
}

/** The subject key of a record: `R:row`, or `B:row` in the baseline. */
const keyOf = (alias: "m" | "r") => sql`
  CASE ${raw(alias)}.role
    WHEN 'baseline' THEN 'B:'
    ELSE 'R:'
  END || ${raw(alias)}.row_no
`;
