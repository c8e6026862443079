import type { Tx } from "@/lib/db/tx";
import type { KeptText } from "@/lib/audit/queries/kept-texts";

type Words = { readonly [Name in keyof KeptText]: string | undefined };

/**
 * Keeps what somebody wrote apart from the row that is only ever appended.
 * @param snapshotId the roll that it is about, with which it will be deleted
 * @returns the salted hash by which that row names it; null when nothing was written
 */
export async function keepText(tx: Tx, words: Words, snapshotId: number | null): Promise<string | null> {
  const written = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
  if (Object.keys(written).length === 0) return null;
  const [kept] = await tx.$queryRaw<{ hash: string }[]>`
    INSERT INTO kept_text (body, snapshot_id) VALUES (${JSON.stringify(written)}, ${snapshotId}::int) RETURNING hash`;
  if (kept === undefined) throw new Error("the text was not kept");
  return kept.hash;
}
