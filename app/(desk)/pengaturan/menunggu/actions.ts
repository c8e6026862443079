"use server";

import { settleSecondInputSchema } from "@/lib/account/model/second-person";
import { settleSecond } from "@/lib/account/services/settle-second";
import { action } from "@/lib/next/action";

export const settleSecondAction = action({
  permission: "second.confirm",
  input: settleSecondInputSchema,
  run: settleSecond,
});
