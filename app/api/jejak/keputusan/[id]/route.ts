import { proveDecision } from "@/lib/audit/services/prove-decision";
import { parseInput } from "@/lib/parse-input";
import { route } from "@/lib/next/route";
import { textFile } from "@/lib/next/text-file";
import { z } from "zod";

const inputSchema = z.object({ id: z.coerce.number().pipe(z.int32().positive()) });

/** The proof that a decision stands on the trail. */
export const GET = route<{ id: string }>("audit.view", async (ctx, _request, params) => {
  const { id } = parseInput(inputSchema, params);
  return textFile(await proveDecision(ctx, id), `bukti-keputusan-${String(id)}.txt`);
});
