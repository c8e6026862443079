import { z } from "zod";
import { badInput } from "@/lib/errors";
import { listInputSchema, MAX_LIST_MB } from "@/lib/list/model/input";
import { checkList } from "@/lib/list/services/check";
import { importList } from "@/lib/list/services/import";
import { json, route } from "@/lib/next/route";
import { withSentFiles } from "@/lib/next/sent-files";
import { parseInput } from "@/lib/parse-input";

export const dynamic = "force-dynamic";

const bodySchema = z.object({ store: z.boolean(), list: listInputSchema });

/**
 * The files of a list with what is said about it: looked at, or stored. Refused by the announced size before a
 * byte is held.
 */
export const POST = route("list.import", async (ctx, request) => {
  const announced = Number(request.headers.get("content-length") ?? Number.MAX_SAFE_INTEGER);
  if (announced > MAX_LIST_MB * 1024 * 1024) throw badInput("list-too-large", { limit: MAX_LIST_MB });
  const form = await request.formData();
  const { store, list } = parseInput(bodySchema, bodyOf(form.get("about")));
  return withSentFiles(form, async (files) => {
    if (!store) return json(await checkList(ctx, files, list));
    const { id } = await importList(ctx, files, list);
    return json({ id });
  });
});

function bodyOf(about: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof about === "string" ? about : "");
  } catch {
    throw badInput("invalid-input");
  }
}
