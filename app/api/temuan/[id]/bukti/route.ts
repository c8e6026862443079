import { MAX_ATTACHMENT_MB } from "@/lib/finding/model/attachment";
import { badInput } from "@/lib/errors";
import { json, route } from "@/lib/next/route";
import { uploadAttachment } from "@/lib/finding/services/attachments";

/** Room for the form's own lines around the file. */
const OVERHEAD = 64 * 1024;

/**
 * Adds a photo or PDF to a finding (bukti dukung). Refused by its announced size before a byte of it is held.
 */
export const POST = route<{ id: string }>("finding.attach", async (ctx, request, { id }) => {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > MAX_ATTACHMENT_MB * 1024 * 1024 + OVERHEAD)
    throw badInput("evidence-too-large", { limit: MAX_ATTACHMENT_MB });
  const file = (await request.formData()).get("file");
  if (!(file instanceof File)) throw badInput("evidence-type");
  return json(
    await uploadAttachment(ctx, {
      findingId: Number(id),
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }),
  );
});
