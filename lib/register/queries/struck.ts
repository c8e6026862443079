import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { foldedPattern } from "@/lib/db/folded-pattern";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import type { StruckVoter } from "@/lib/register/model/struck";
import { DECISION, NAMED_PAPER, STRIKES } from "@/lib/finding/queries/decided";

const text = z.string().nullable();
const rowSchema = z.object({
  decision: z.number(),
  findingId: z.number(),
  row: z.number(),
  name: z.string(),
  born: text,
  kec: z.string(),
  desa: z.string(),
  tps: z.string(),
  regionCode: z.string(),
  period: z.string(),
  followUp: z.string(),
  paper: z.object({ kind: z.string(), number: text, date: text }).nullable(),
  decidedBy: z.string(),
  signedBy: text,
  finalAt: z.date(),
  effective: text,
  restored: z.object({ at: z.string(), reason: z.string(), proof: z.string() }).nullable(),
});

/** Lines of the register that a page shows. */
export const SHOWN_STRUCK = 200;

/** The register within the person's area, newest first, by a part of the name where one is given. */
export async function struckVoters(ctx: Ctx, name: string): Promise<StruckVoter[]> {
  authorise(ctx.actor, "register.view");
  const asked = name.trim();
  return read(ctx, asked === "" ? empty : sql` AND fold_name (v.name) LIKE ${foldedPattern(asked)} `);
}

/** One line of the register, or null where it is not in the person's area. */
export async function struckVoter(
  ctx: Ctx,
  { decision, row }: { readonly decision: number; readonly row: number },
  read_: ReadRows = onPool,
): Promise<StruckVoter | null> {
  const [found] = await read(
    ctx,
    sql`
      AND j.id = ${decision}
      AND v.row_no = ${row}
    `,
    read_,
  );
  return found ?? null;
}

async function read(ctx: Ctx, which: Sql, rows: ReadRows = onPool): Promise<StruckVoter[]> {
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        j.id AS decision,
        f.id AS "findingId",
        v.row_no AS ROW,
        coalesce(v.name, '–') AS name,
        extract(
          YEAR
          FROM
            v.birth_date
        )::text AS born,
        coalesce(kec.name, v.kecamatan, v.kec_key) AS kec,
        coalesce(desa.name, v.desa, v.desa_key) AS desa,
        coalesce(v.tps, '–') AS tps,
        f.region_code AS "regionCode",
        s.stage || ' ' || s.period AS period,
        f.follow_up AS "followUp",
        ${NAMED_PAPER} AS paper,
        d.username AS "decidedBy",
        g.username AS "signedBy",
        coalesce(f.signed_at, f.decided_at) AS "finalAt",
        (
          SELECT
            es.stage || ' ' || es.period
          FROM
            carried_out c
            JOIN snapshot es ON es.id = c.snapshot_id
          WHERE
            c.judgement_id = j.id
            AND c.row_no = v.row_no
            AND c.state = 'done'
          ORDER BY
            es.reference_date,
            es.id
          LIMIT
            1
        ) AS effective,
        (
          SELECT
            jsonb_build_object('at', x.restored_at, 'reason', x.reason, 'proof', x.proof)
          FROM
            restoration x
          WHERE
            x.judgement_id = j.id
            AND x.row_no = v.row_no
        ) AS restored
      FROM
        finding f
        JOIN "user" d ON d.id = f.decided_by
        LEFT JOIN "user" g ON g.id = f.signed_by ${DECISION}
        JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
        AND (
          j.follow_up -> 'rows' IS NULL
          OR j.follow_up -> 'rows' @> to_jsonb(r.row_no)
        )
        JOIN voter_record v ON v.snapshot_id = r.snapshot_id
        AND v.row_no = r.row_no
        JOIN snapshot s ON s.id = v.snapshot_id
        LEFT JOIN region_code kec ON kec.code = v.kec_code
        LEFT JOIN region_code desa ON desa.code = v.desa_code
      WHERE
        f.state = 'final'
        AND f.outcome = 'accepted'
        AND ${STRIKES} ${NOT_CONTROL}${inScopeSql(ctx.actor)} ${which}
      ORDER BY
        coalesce(f.signed_at, f.decided_at) DESC,
        j.id DESC,
        v.row_no
      LIMIT
        ${SHOWN_STRUCK}
    `,
  );
  return found.map(({ finalAt, ...line }) => ({ ...line, finalAt: finalAt.toISOString() }));
}
