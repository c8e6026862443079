"use server";

import { cancelListInputSchema, rematchInputSchema, removeListInputSchema } from "@/lib/list/model/input";
import { cancelList } from "@/lib/list/services/cancel";
import { rematchList } from "@/lib/list/services/rematch";
import { removeList } from "@/lib/list/services/remove";
import { action } from "@/lib/next/action";

export const removeListAction = action({
  permission: "list.remove",
  input: removeListInputSchema,
  run: removeList,
  revalidate: ["/rujukan"],
});
export const rematchListAction = action({
  permission: "list.import",
  input: rematchInputSchema,
  run: rematchList,
  revalidate: ["/rujukan"],
});
export const cancelListAction = action({
  permission: "list.import",
  input: cancelListInputSchema,
  run: cancelList,
});
