import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { DECISION } from "@/lib/finding/queries/decided";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import type { CarriedOut } from "@/scripts/server/demo/periods";

/** So many of the decisions are found in the next roll: some are forgotten, as everywhere. */
const DONE = 0.84;

const decidedSchema = z.object({
  dpid: z.string(),
  name: z.string(),
  code: z.string(),
  element: z.enum(ROLL_COLUMNS as readonly [RollColumn, ...RollColumn[]]).nullable(),
  value: z.string().nullable(),
});

/** The accepted decisions over a roll, as the office entered them in Sidalih before the next one. */
export async function carriedOutOf(snapshotId: number): Promise<CarriedOut> {
  const decided = await rows(
    decidedSchema,
    sql`
      SELECT
        v.dpid,
        coalesce(v.name, '') AS name,
        f.follow_up AS code,
        j.follow_up ->> 'element' AS element,
        j.follow_up ->> 'proposedValue' AS value
      FROM
        finding f ${DECISION}
        JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
        AND j.follow_up -> 'rows' @> to_jsonb(r.row_no)
        JOIN voter_record v ON v.snapshot_id = r.snapshot_id
        AND v.row_no = r.row_no
      WHERE
        f.snapshot_id = ${snapshotId}
        AND f.state = 'final'
        AND f.outcome = 'accepted'
        AND v.dpid IS NOT NULL
    `,
  );
  const entered = new Map(
    decided
      .filter(({ dpid, code }) => repeatableDraw(dpid + code, "carried out") < DONE)
      .map((one) => [`${one.dpid} ${one.name}`, one]),
  );
  return (row) => {
    const one = entered.get(`${row.dpid ?? ""} ${row.name ?? ""}`);
    if (one === undefined || row.remark !== null) return row;
    if (one.element !== null && one.value !== null) return { ...row, [one.element]: one.value };
    const code = /^TMS-(\d)$/.exec(one.code)?.[1];
    return code === undefined ? row : { ...row, remark: code };
  };
}
