import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { scratchDir } from "@/lib/db/files";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { badInput, forbidden } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { type Preview, previewFiles } from "@/lib/ingest/preview";
import type { UploadedFile } from "@/lib/ingest/sources";
import { parseInput } from "@/lib/parse-input";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewInputSchema } from "@/lib/snapshot/model/input";
import { authorise } from "@/lib/access/permissions";
import { savedMappings } from "./saved-mappings";

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
  if (!covers(ctx.actor, data.regionCode)) throw forbidden();
  const regions = loadRegions();
  if (regions.nameOf(data.regionCode) === null) throw badInput("region-unknown", { code: data.regionCode });
  const { purpose } = data;
  if (purpose !== undefined)
    await inTx((tx) =>
      audit(tx, ctx, {
        action: "snapshot.preview",
        entityType: "region",
        entityId: data.regionCode,
        data: { unmasked: true, purpose, stage: data.stage, period: data.period, files: files.length },
      }),
    );
  return previewFiles(
    {
      files,
      corrections,
      answers: data.answers,
      savedFor: await savedMappings(),
      tempDir: scratchDir(),
      regionCode: data.regionCode,
      referenceDate: data.referenceDate,
      tpsCap: data.tpsCap,
      rows: data.rows,
    },
    regions,
  );
}
