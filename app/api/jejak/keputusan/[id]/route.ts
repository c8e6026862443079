import { proveDecision } from "@/lib/audit/services/prove-decision";
import { idOfPath } from "@/lib/next/id-of-path";
import { route } from "@/lib/next/route";
import { textFile } from "@/lib/next/text-file";

/** The proof that a decision stands on the trail. */
export const GET = route<{ id: string }>("audit.view", async (ctx, _request, params) => {
  const id = idOfPath(params.id, "decision-not-found");
  return textFile(await proveDecision(ctx, id), `bukti-keputusan-${String(id)}.txt`);
});
