"use server";

import { SetParamInput } from "@/lib/run/model/input";
import { action } from "@/lib/next/action";
import { setDetectorParam } from "@/lib/run/services/set-param";

export const setParamAction = action({
  permission: "rule.set",
  input: SetParamInput,
  run: setDetectorParam,
  revalidate: ["/katalog"],
});
