"use server";

import { setParamInputSchema } from "@/lib/run/model/input";
import { action } from "@/lib/next/action";
import { setDetectorParam } from "@/lib/run/services/set-param";

export const setParamAction = action({
  permission: "rule.set",
  input: setParamInputSchema,
  run: setDetectorParam,
  revalidate: ["/katalog"],
});
