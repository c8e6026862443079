import sql from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { type ReadRows, rowsIn } from "@/lib/db/tx-rows";
import type { KeptText } from "@/lib/audit/queries/kept-texts";

type Words = { readonly [Name in keyof KeptText]: string | undefined };

/**
 * Keeps what somebody wrote apart from the row that is only ever appended.
 * @param snapshotId the roll that it is about, with which it will be deleted
 * @returns the salted hash by which that row names it; null when nothing was written
 */
export const keepText = (tx: Tx, words: Words, snapshotId: number | null): Promise<string | null> =>
  keepTextBy(rowsIn(tx), words, snapshotId);

/** The same for work on a raw connection. */
export async function keepTextBy(
  read: ReadRows,
  words: Words,
  snapshotId: number | null,
): Promise<string | null> {
  const written = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
  if (Object.keys(written).length === 0) return null;
  const [kept] = await read(
    z.object({ hash: z.string() }),
    sql`
      INSERT INTO
        kept_text (body, snapshot_id)
      VALUES
        (${JSON.stringify(written)}::jsonb, ${snapshotId}::int)
      RETURNING
        hash
    `,
  );
  if (kept === undefined) throw new Error("the text was not kept");
  return kept.hash;
}
