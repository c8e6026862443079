import sql from "sql-template-tag";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { ListKind } from "@/lib/list/model/kinds";
import { type LedgerRow, ledgerOf, listTallySchema } from "@/lib/list/model/ledger";
import { listTallies } from "./outcomes";

/**
 * What lists of some kinds have been worth in a kabupaten, by source: the ledger of sources for a question that has
 * been judged once already, for the order of the queue and for the report. Not part of any decision.
 */
export async function sourceRates(
  regionCode: string,
  kinds: readonly ListKind[],
  read: ReadRows = onPool,
): Promise<LedgerRow[]> {
  const found = await read(
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
