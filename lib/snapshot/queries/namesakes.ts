import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { maskDeep } from "@/lib/mask-text";
import { maskIdentity } from "@/lib/roll/identity-number";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { normaliseName } from "@/lib/roll/name";
import type { Namesakes, Whom } from "@/lib/snapshot/model/namesake";

const text = z.string().nullable();
const row = z.object({
  rowNo: z.number(),
  lineNo: z.number(),
  fileName: text,
  name: text,
  nik: text,
  nkk: text,
  birthDate: text,
  birthIso: text,
  sex: text,
  address: text,
  rt: text,
  rw: text,
  tps: text,
  desa: text,
  sameName: z.boolean(),
  sameFamily: z.boolean(),
  of: z.array(z.number()),
  all: z.number(),
  doubtful: z.array(z.number()),
});

/** So many are read for a screen; the count says how many there are. */
const NAMESAKES_SHOWN = 200;

/**
 * All active voters of the same name in the desa, and of the same family card, for each person that is asked
 * about, without these themselves. The typical harm of a strike is the wrong one of two namesakes or of one
 * family, so whoever strikes off or follows a list looks at them first. Made-up people of control findings (soal
 * kendali) are among them as on every screen, but take no voter's place here.
 * @param read in the transaction of the decision, or on the pool
 */
export async function namesakesOf(
  read: ReadRows,
  snapshotId: number,
  asked: readonly Whom[],
): Promise<Namesakes> {
  const whom = asked.map(({ rowNo, desaKey, name, nkk }, n) => ({
    n,
    desa: desaKey,
    name: normaliseName(name)?.norm ?? null,
    nkk,
    own: rowNo,
  }));
  const found = await read(
    row,
    sql`
      WITH
        whom AS MATERIALIZED (
          SELECT
            *
          FROM
            jsonb_to_recordset(${JSON.stringify(
              whom,
            )}::jsonb) w (n int, desa text, name text, nkk text, own int)
        ),
        pair AS (
          SELECT
            w.n,
            v.row_no,
            v.made_up,
            TRUE AS same_name,
            FALSE AS same_family
          FROM
            whom w
            JOIN shown_record v ON v.desa_key = w.desa
            AND v.name_norm = w.name
          WHERE
            v.snapshot_id = ${snapshotId}
            AND v.active
          UNION ALL
          SELECT
            w.n,
            v.row_no,
            v.made_up,
            FALSE,
            TRUE
          FROM
            whom w
            JOIN shown_record v ON v.nkk_ok = w.nkk
          WHERE
            v.snapshot_id = ${snapshotId}
            AND v.active
        ),
        person AS (
          SELECT
            row_no,
            bool_and(made_up) AS made_up,
            bool_or(same_name) AS same_name,
            bool_or(same_family) AS same_family,
            array_agg(
              DISTINCT n
              ORDER BY
                n
            ) AS OF
          FROM
            pair
          WHERE
            NOT EXISTS (
              SELECT
                1
              FROM
                whom w
              WHERE
                w.own = pair.row_no
            )
          GROUP BY
            row_no
        )
      SELECT
        v.row_no AS "rowNo",
        v.line_no AS "lineNo",
        x.name AS "fileName",
        v.name,
        v.nik,
        v.nkk,
        v.birth_date_raw AS "birthDate",
        v.birth_date::text AS "birthIso",
        v.sex_raw AS sex,
        v.address,
        v.rt,
        v.rw,
        v.tps,
        v.desa,
        p.same_name AS "sameName",
        p.same_family AS "sameFamily",
        p.of,
        (count(*) OVER ())::int AS "all",
        (
          SELECT
            array_agg(DISTINCT d.n)
          FROM
            person q,
            unnest(q.of) d (n)
        ) AS doubtful
      FROM
        person p
        JOIN shown_record v ON v.snapshot_id = ${snapshotId}
        AND v.row_no = p.row_no
        AND v.made_up = p.made_up
        LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
        AND x.ord = v.file_ord
      ORDER BY
        p.same_name DESC,
        p.of,
        v.row_no
      LIMIT
        ${NAMESAKES_SHOWN}
    `,
  );
  return {
    people: found.map(({ birthDate, birthIso, nik, nkk, all: _all, doubtful: _doubtful, ...rest }) => ({
      ...maskDeep(rest),
      nik: nik === null ? null : maskIdentity(nik),
      nkk: nkk === null ? null : maskIdentity(nkk),
      birthYear: maskBirthDate(birthDate, birthIso),
    })),
    all: found[0]?.all ?? 0,
    doubtful: found[0]?.doubtful ?? [],
  };
}
