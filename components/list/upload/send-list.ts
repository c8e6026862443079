import { readFailure } from "@/components/ui/read-failure";
import type { ListInput } from "@/lib/list/model/input";
import type { Result } from "@/lib/result";

/** Sends the files of a list with what is said about it; they are looked at, or stored. */
export async function sendList<T>(
  files: readonly File[],
  list: ListInput,
  store: boolean,
): Promise<Result<T>> {
  const form = new FormData();
  form.set("about", JSON.stringify({ store, list }));
  for (const file of files) form.append("file", file, file.name);
  const answer = await fetch("/api/daftar", { method: "POST", body: form });
  const body: unknown = await answer.json();
  return answer.ok ? { ok: true, value: body as T } : { ok: false, error: readFailure(body) };
}
