import type { z } from "zod";
import { keepText } from "@/lib/audit/services/keep-text";
import { audit } from "@/lib/db/audit";
import { scratchDir } from "@/lib/db/files";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { type Preview, previewFiles } from "@/lib/ingest/preview";
import type { UploadedFile } from "@/lib/ingest/sources";
import { parseInput } from "@/lib/parse-input";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewInputSchema } from "@/lib/snapshot/model/input";
import { lastRoll } from "@/lib/snapshot/queries/last-roll";
import { savedLayouts } from "../saved-mappings";
import { assertKabupaten } from "./kabupaten";

/**
 * How files of this machine's own disk would be read (pratinjau impor). Stores nothing but its line on the
 * trail when identities are to be shown.
 *
 * @throws forbidden outside the area of whoever asks · bad-input where the import would refuse
 */
export async function previewSnapshot(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: z.input<typeof previewInputSchema>,
  corrections: Corrections = {},
): Promise<Preview> {
  authorise(ctx.actor, "snapshot.import");
  const data = parseInput(previewInputSchema, input);
  assertKabupaten(ctx, data.regionCode);
  const { purpose } = data;
  if (purpose !== undefined)
    await inTx(async (tx) => {
      const text = await keepText(tx, { purpose }, null);
      await audit(tx, ctx, {
        action: "snapshot.preview",
        entityType: "region",
        entityId: data.regionCode,
        data: { unmasked: true, text, stage: data.stage, period: data.period, files: files.length },
      });
    });
  const saved = await savedLayouts();
  return previewFiles(
    {
      files,
      corrections,
      answers: data.answers,
      savedFor: (signature) => saved(signature)?.corrections,
      answersFor: (signature) => saved(signature)?.answers,
      tempDir: scratchDir(),
      regionCode: data.regionCode,
      referenceDate: data.referenceDate,
      tpsCap: data.tpsCap,
      show: { rows: data.rows },
      last: await lastRoll(data.regionCode, data.referenceDate),
    },
    loadRegions(),
  );
}
