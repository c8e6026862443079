import { badInput } from "@/lib/errors";
import { MAX_LIST_MB } from "@/lib/list/model/input";
import { receiveList } from "@/lib/list/services/receive";
import { json, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/**
 * The files of a list with what is said about it: looked at, or stored. Refused by the announced size before a
 * byte is held.
 */
export const POST = route("list.import", async (ctx, request) => {
  const announced = Number(request.headers.get("content-length") ?? Number.MAX_SAFE_INTEGER);
  if (announced > MAX_LIST_MB * 1024 * 1024) throw badInput("list-too-large", { limit: MAX_LIST_MB });
  const form = await request.formData();
  const sent = form.getAll("file").filter((one) => one instanceof File);
  return json(await receiveList(ctx, sent, aboutOf(form.get("about"))));
});

function aboutOf(about: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof about === "string" ? about : "");
  } catch {
    throw badInput("invalid-input");
  }
}
