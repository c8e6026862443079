import { failureOf } from "@/lib/next/failure";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { previewProgress } from "@/lib/snapshot/queries/preview-state";

export const dynamic = "force-dynamic";

/** How far the reading before an import is, and what it found; asked again by the page that waits for it. */
export const GET = route<{ id: string }>("snapshot.import", async (ctx, _request, { id }) => {
  const { refusal, ...state } = await previewProgress(ctx, idOfPath(id, "preview-not-found"));
  return json({ ...state, failure: refusal === null ? null : await failureOf(refusal) });
});
