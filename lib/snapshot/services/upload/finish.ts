import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import type { Inspection } from "@/lib/ingest/inspect";
import type { Answers } from "@/lib/ingest/notes";
import { uploadIdInputSchema } from "@/lib/snapshot/model/input";
import { settleUpload } from "./settle";

/**
 * Looks at a file that has arrived, at once: for the command line, which waits for it. In the browser the
 * worker does it (`inspect.ts`).
 *
 * @param corrections what the command line said about columns (`--map`)
 * @throws the UserError of the refusal
 */
export async function finishUpload(
  ctx: Ctx,
  input: z.input<typeof uploadIdInputSchema>,
  corrections: Corrections = {},
  answers: Answers = {},
): Promise<Inspection> {
  authorise(ctx.actor, "snapshot.import");
  const { id } = uploadIdInputSchema.parse(input);
  const upload = await prisma().upload.findUnique({
    where: { id },
    select: { name: true, createdBy: true },
  });
  if (upload === null || upload.createdBy !== ctx.actor.id) throw notFound("upload-not-found");
  return settleUpload(ctx, { id, name: upload.name, from: "receiving" }, { corrections, answers });
}
