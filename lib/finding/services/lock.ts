import type { Tx } from "@/lib/db/tx";
import { notFound } from "@/lib/errors";
import { loadFinding, type LoadedFinding } from "@/lib/finding/queries/load";

/**
 * Reads a finding with its judgements and keeps the row locked until the transaction ends, so that what is
 * judged is what was read.
 */
export async function lockFinding(tx: Tx, id: number): Promise<LoadedFinding> {
  const locked = await tx.$queryRaw<
    { id: number }[]
  >`select id from finding where id = ${id} for no key update`;
  if (locked.length === 0) throw notFound("finding-not-found", { id });
  return loadFinding(tx, id);
}
