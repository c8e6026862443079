import { Readable } from "node:stream";
import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { leavingTx, takeUnmasked } from "@/lib/account/services/unmasked";
import { audit } from "@/lib/db/audit";
import { csvLines } from "@/lib/documents/csv";
import { inclusionInputSchema } from "@/lib/list/model/input";
import { sheetOfInclusions } from "@/lib/list/queries/inclusions";
import { parseInput } from "@/lib/parse-input";
import { INCLUSION_COLUMNS } from "./inclusion-columns";

/**
 * The people to be added as a sheet for Sidalih (pemilih baru), in its seventeen columns with identities in full:
 * for a purpose, on the trail before the first byte. Adding them is done there, by a person, after the pleno.
 */
export async function exportInclusions(
  ctx: Ctx,
  input: z.input<typeof inclusionInputSchema>,
): Promise<{ readonly fileName: string; readonly stream: Readable }> {
  const { snapshotId, purpose } = parseInput(inclusionInputSchema, input);
  const people = await sheetOfInclusions(ctx, snapshotId);
  const event = { action: "list.export-inclusions", entityType: "snapshot", entityId: snapshotId };
  await leavingTx(ctx, event, async (tx) => {
    const left = await takeUnmasked(tx, ctx, { purpose }, snapshotId, () =>
      Promise.resolve({ subject: `list.export-inclusions snapshot ${snapshotId}`, records: people.length }),
    );
    await audit(tx, ctx, { ...event, data: { rows: people.length, ...left } });
  });
  return {
    fileName: `pemilih-baru-${snapshotId}.csv`,
    stream: Readable.from(csvLines(INCLUSION_COLUMNS, people)),
  };
}
