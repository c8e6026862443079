import sql from "sql-template-tag";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { ListKind } from "@/lib/list/model/kinds";
import { type LedgerRow, ledgerOf, listTallySchema } from "@/lib/list/model/ledger";
import { talliesOfLists } from "./outcomes";

/**
 * What lists of some kinds have been worth in a kabupaten, by source: the ledger of sources for a question that has
 * been judged once already, for the order of the queue and for the report. Not part of any decision.
 */
export async function sourceRates(
  regionCode: string,
  kinds: readonly ListKind[],
  read: ReadRows = onPool,
): Promise<LedgerRow[]> {
  const ofKinds = sql`l.kind = ANY (${[...kinds]}::TEXT[])`;
  const found = await read(listTallySchema, talliesOfLists(sql`s.region_code = ${regionCode}`, ofKinds));
  return ledgerOf(found);
}
