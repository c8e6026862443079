import type { JobHandler } from "@/lib/jobs/handler";
import { giveUpList, matchStored } from "@/lib/list/services/match-stored";

/** Holds a list from outside against its roll; started over after a crash, it begins anew. */
export const listJob: JobHandler<"list"> = {
  run: async ({ listId }, { signal }) => void (await matchStored(listId, signal)),
  abandon: ({ listId }) => giveUpList(listId, "failed"),
};
