import { MAX_ATTACHMENT_MB } from "@/lib/finding/model/attachment";
import { badInput } from "@/lib/errors";
import { formOf } from "@/lib/next/form-of";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { uploadAttachment } from "@/lib/finding/services/attachments";

/**
 * Adds a photo or PDF to a finding (bukti dukung). Refused by its announced size before a byte of it is held.
 */
export const POST = route<{ id: string }>("finding.attach", async (ctx, request, { id }) => {
  const form = await formOf(request, { mb: MAX_ATTACHMENT_MB, code: "evidence-too-large" });
  const file = form.get("file");
  if (!(file instanceof File)) throw badInput("evidence-type");
  return json(
    await uploadAttachment(ctx, {
      findingId: idOfPath(id, "finding-not-found"),
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }),
  );
});
