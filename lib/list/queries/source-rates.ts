import sql from "sql-template-tag";
import { rows } from "@/lib/db/sql";
import type { ListKind } from "@/lib/list/model/kinds";
import { type LedgerRow, ledgerOf, listTallySchema } from "@/lib/list/model/ledger";
import { listTallies } from "./outcomes";

/**
 * What lists of some kinds have been worth in a kabupaten, by source: for a question that has been judged once
 * already; not asked before, and not part of any decision.
 */
export async function sourceRates(regionCode: string, kinds: readonly ListKind[]): Promise<LedgerRow[]> {
  const found = await rows(
    listTallySchema,
    sql`
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
        LEFT JOIN (${listTallies(sql`
          AND l.status = 'held'
          AND l.kind = ANY (${[...kinds]}::TEXT[])
        `)}) t ON t.list_id = l.id
      WHERE
        s.region_code = ${regionCode}
        AND l.status IN ('held', 'removed')
        AND l.kind = ANY (${[...kinds]}::TEXT[])
      ORDER BY
        l.id
    `,
  );
  return ledgerOf(found);
}
