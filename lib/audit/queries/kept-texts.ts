import { z } from "zod";
import type { Tx } from "@/lib/db/tx";

/** What people write beside an appended row. */
const keptTextSchema = z.object({
  note: z.string().optional(),
  /** Who goes to look (petugas verifikasi faktual). */
  addressee: z.string().optional(),
  rollValue: z.string().optional(),
  /** What a field check read off at the place. */
  foundValue: z.string().optional(),
  proposedValue: z.string().optional(),
  paperNumber: z.string().optional(),
  paperOverride: z.string().optional(),
  purpose: z.string().optional(),
});
export type KeptText = z.infer<typeof keptTextSchema>;

/** The texts that these rows name, by hash; those that went with their roll are missing. */
export async function keptTexts(
  tx: Tx,
  hashes: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, KeptText>> {
  const wanted = hashes.filter((hash) => hash !== null);
  if (wanted.length === 0) return new Map();
  const found = await tx.keptText.findMany({
    where: { hash: { in: wanted } },
    select: { hash: true, body: true },
  });
  return new Map(found.map(({ hash, body }) => [hash, keptTextSchema.parse(JSON.parse(body))]));
}
