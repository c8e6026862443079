"use server";

import { cancelListInputSchema, rematchInputSchema, removeListInputSchema } from "@/lib/list/model/input";
import { drawSampleSchema, sampleResultsSchema } from "@/lib/list/model/sample";
import { cancelList } from "@/lib/list/services/cancel";
import { drawSample } from "@/lib/list/services/draw-sample";
import { rematchList } from "@/lib/list/services/rematch";
import { removeList } from "@/lib/list/services/remove";
import { enterSampleResults } from "@/lib/list/services/sample-results";
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
export const drawSampleAction = action({
  permission: "list.sample",
  input: drawSampleSchema,
  run: drawSample,
});
export const sampleResultsAction = action({
  permission: "list.sample",
  input: sampleResultsSchema,
  run: enterSampleResults,
});
