"use server";

import { SetParamInput } from "@/lib/domain/run-input";
import { action } from "@/lib/next/action";
import { setDetectorParam } from "@/lib/services/detector/set-param";

export const setParamHere = action({
  roles: ["admin"],
  input: SetParamInput,
  run: setDetectorParam,
  revalidate: ["/katalog"],
});
