import { badInput } from "@/lib/errors";
import { takeInFile } from "@/lib/exchange/services/take-in";
import { formOf } from "@/lib/next/form-of";
import { json, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** A million points are some forty megabytes; no roll has six times as many. */
const MAX_MB = 256;

/** A file of the other office, taken in. Refused by the announced size before a byte is held. */
export const POST = route("exchange.make", async (ctx, request) => {
  const form = await formOf(request, { mb: MAX_MB, code: "list-too-large" });
  const file = form.get("file");
  const id = Number(form.get("id"));
  if (!(file instanceof File) || !Number.isInteger(id) || id < 1) throw badInput("invalid-input");
  return json(await takeInFile(ctx, id, Buffer.from(await file.arrayBuffer())));
});
