import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { areaCovers, inScopeSql } from "@/lib/access/scope-sql";
import type { Tx } from "@/lib/db/tx";
import { runIn } from "@/lib/db/tx-rows";
import { ASSIGNABLE_STATES } from "@/lib/finding/model/work/assignment";

/**
 * Gives the rest of a case to whoever has a part of it: open findings that nobody has been given or holds, about a
 * voter of a finding that was given to this person. Never beyond the person's area or the giver's.
 * @param given findings that were given just now; null = all that the person has of the period
 * @returns findings given besides
 */
export const keepTogether = (
  tx: Tx,
  { actor }: Ctx,
  person: { readonly id: string; readonly areas: readonly string[] },
  given: { readonly snapshotId: number } | { readonly ids: readonly number[] },
): Promise<number> =>
  runIn(
    tx,
    sql`
      UPDATE finding f
      SET
        assigned_to = ${person.id}
      WHERE
        f.assigned_to IS NULL
        AND f.state = ANY (${[...ASSIGNABLE_STATES]})
        AND NOT f.is_group
        AND (
          f.claimed_by IS NULL
          OR f.claimed_until <= now()
        )
        AND ${areaCovers(person.areas, sql`coalesce(f.desa_key, f.kec_key, f.region_code)`)}
        AND f.id IN (
          SELECT
            o.finding_id
          FROM
            finding g
            JOIN finding_record r ON r.finding_id = g.id
            JOIN finding_record o ON o.snapshot_id = r.snapshot_id
            AND o.row_no = r.row_no
            AND o.made_up = r.made_up
          WHERE
            g.assigned_to = ${person.id}
            AND NOT g.is_group
            AND ${
              "ids" in given
                ? sql`g.id = ANY (${[...given.ids]}::INT[])`
                : sql`g.snapshot_id = ${given.snapshotId}`
            }
            AND f.snapshot_id = g.snapshot_id
        )
        AND NOT EXISTS (
          SELECT
            1
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.round = f.round
            AND j.kind = 'unsure'
            AND j.actor_id = ${person.id}
        ) ${inScopeSql(actor)}
    `,
  );
