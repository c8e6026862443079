import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { over } from "@/lib/queries/review/quality";

/** Findings of a run that nobody has decided for good yet. */
export async function countOpen(runId: number, read: ReadRows = onPool): Promise<number> {
  const [row] = await read(z.object({ open: z.number() }), sql`select count(*)::int as open from finding f where ${over({ runId })} and f.state not in ('final', 'split')`);
  return row?.open ?? 0;
}
