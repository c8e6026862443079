import { EVIDENCE_MB } from "@/lib/finding/model/attachment-input";
import { badInput } from "@/lib/errors";
import { json, route } from "@/lib/next/route";
import { uploadEvidence } from "@/lib/finding/services/attachments";

/** Room for the form's own lines around the file. */
const OVERHEAD = 64 * 1024;

/**
 * Adds a photo or PDF to a finding (bukti dukung). Refused by its announced size before a byte of it is held.
 */
export const POST = route<{ id: string }>("finding.attach", async (ctx, request, { id }) => {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > EVIDENCE_MB * 1024 * 1024 + OVERHEAD)
    throw badInput("evidence-too-large", { limit: EVIDENCE_MB });
  const file = (await request.formData()).get("file");
  if (!(file instanceof File)) throw badInput("evidence-type");
  return json(
    await uploadEvidence(ctx, {
      findingId: Number(id),
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }),
  );
});
