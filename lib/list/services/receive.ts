import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { listInputSchema } from "@/lib/list/model/input";
import type { ListCheck } from "@/lib/list/model/view";
import { parseInput } from "@/lib/parse-input";
import { checkList } from "./check";
import { acceptList } from "./import";
import { withSentFiles } from "./sent-files";

const aboutSchema = z.object({ store: z.boolean(), list: listInputSchema });

/**
 * The files of a list as a form sends them, with what is said about it: looked at, or stored.
 *
 * @throws as `checkList` and `acceptList`
 */
export async function receiveList(
  ctx: Ctx,
  sent: readonly File[],
  about: unknown,
): Promise<ListCheck | { readonly id: number }> {
  const { store, list } = parseInput(aboutSchema, about);
  return withSentFiles(sent, async (files) => {
    return store ? acceptList(ctx, files, list) : checkList(ctx, files, list);
  });
}
