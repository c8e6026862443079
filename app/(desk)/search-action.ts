"use server";

import { takeSearch } from "@/lib/account/services/search-rate";
import { deskSearchSchema, NOTHING_FOUND } from "@/lib/finding/model/queue/search";
import { searchDesk } from "@/lib/finding/queries/queue/search";
import { reading } from "@/lib/next/action";

/**
 * By action and not by address: what somebody looks for is a name. Counted like every search by name; beyond the
 * limit of a minute the palette finds pages and numbers only.
 */
export const searchAction = reading({
  permission: "queue.view",
  input: deskSearchSchema,
  run: async (ctx, input) => ((await takeSearch(ctx)) ? searchDesk(ctx, input) : NOTHING_FOUND),
});
