import { badInput } from "@/lib/errors";
import { MAX_LIST_MB } from "@/lib/list/model/input";
import { receiveList } from "@/lib/list/services/receive";
import { formOf } from "@/lib/next/form-of";
import { json, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/**
 * The files of a list with what is said about it: looked at, or stored. Refused by the announced size before a
 * byte is held.
 */
export const POST = route("list.import", async (ctx, request) => {
  const form = await formOf(request, { mb: MAX_LIST_MB, code: "list-too-large" });
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
