"use server";

import { letterheadSchema } from "@/lib/office/model/letterhead";
import { setLetterhead } from "@/lib/office/services/set-letterhead";
import { action } from "@/lib/next/action";

export const setLetterheadAction = action({
  permission: "office.set",
  input: letterheadSchema,
  run: setLetterhead,
});
