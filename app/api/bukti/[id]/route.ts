import { FILE_POLICY } from "@/lib/next/security-headers";
import { idOfPath } from "@/lib/next/id-of-path";
import { NO_STORE, route } from "@/lib/next/route";
import { openAttachment } from "@/lib/finding/services/attachments";

/**
 * Opens a piece of evidence; every opening is on the trail. Sent as a file, so that nothing in it can run in
 * our page.
 */
export const GET = route<{ id: string }>("finding.open-attachment", async (ctx, _request, { id }) => {
  const { name, mime, bytes } = await openAttachment(ctx, {
    attachmentId: idOfPath(id, "evidence-not-found"),
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...NO_STORE,
      "content-type": mime,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-security-policy": FILE_POLICY,
    },
  });
});
