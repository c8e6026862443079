import { audit } from "@/lib/db/audit";
import { storedJson } from "@/lib/db/stored-json";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { saveMappingInputSchema } from "@/lib/snapshot/model/input";
import type { z } from "zod";
import { parseInput } from "@/lib/parse-input";

/** Remembers a corrected mapping for every later file with the same header. The newest correction counts. */
export async function saveMapping(ctx: Ctx, input: z.input<typeof saveMappingInputSchema>): Promise<void> {
  authorise(ctx.actor, "snapshot.import");
  const { signature, corrections } = parseInput(saveMappingInputSchema, input);
  const mapping = storedJson(corrections);
  await inTx(async (tx) => {
    await tx.mappingTemplate.upsert({
      where: { signature },
      create: { signature, mapping, savedBy: ctx.actor.id },
      update: { mapping, savedBy: ctx.actor.id, savedAt: new Date() },
    });
    await audit(tx, ctx, {
      action: "mapping.save",
      entityType: "mapping",
      entityId: signature,
      data: { columns: Object.keys(corrections) },
    });
  });
}
