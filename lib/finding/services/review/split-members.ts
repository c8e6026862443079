import type { AtLength, Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { disputedValues, disputeText, fingerprint, recordIdentity } from "@/lib/detectors/kit/fingerprint";
import type { Detector } from "@/lib/detectors/kit/types";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { insertFindings, searchName } from "@/lib/run/engine/publication/insert-findings";
import { memberEvidence } from "./member-evidence";
import { z } from "zod";
import sql, { raw, type Sql } from "sql-template-tag";

/**
 * Members made by one statement: few enough that who waits sees it move on, and that it does not matter how the
 * database joins those that it has just made, of which it knows nothing.
 */
const CHUNK = 250;

/**
 * One finding per record of a group, as the detector would have given it without the group: same subject,
 * same fingerprint, so that earlier decisions and later snapshots recognise it. Belongs to the runs of the
 * group.
 * @param tell told how many there are already
 * @returns how many there are
 */
export async function insertMembers(
  tx: Tx,
  group: LoadedFinding,
  detector: Detector,
  tell?: AtLength["tell"],
): Promise<number> {
  const evidence = await memberEvidence(tx, group, detector);
  const { _max: last } = await tx.findingRecord.aggregate({
    where: { findingId: group.id },
    _max: { ord: true },
  });
  let made = 0;
  for (let from = 0; from <= (last.ord ?? -1); from += CHUNK) {
    const chunk = sql`
      r.finding_id = ${group.id}
      AND r.ord >= ${from}::int
      AND r.ord < ${from + CHUNK}::int
    `;
    made += await insertChunk(tx, { group, detector, evidence, chunk });
    await tell?.(made);
  }
  return made;
}

interface Chunk {
  readonly group: LoadedFinding;
  readonly detector: Detector;
  readonly evidence: Sql;
  /** which records `r` of the group */
  readonly chunk: Sql;
}

async function insertChunk(tx: Tx, { group, detector, evidence, chunk }: Chunk): Promise<number> {
  const disputed = sql`coalesce(${disputedValues(detector)}, '')`;
  const identity = fingerprint(
    raw("g.detector"),
    raw("'record'"),
    raw("m.who"),
    disputeText(detector, raw("m.found")),
    raw("m.disputed"),
  );
  const made = await rowsIn(tx)(
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
            ${chunk}
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
            JOIN finding_record r ON ${chunk}
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
