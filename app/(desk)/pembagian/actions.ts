"use server";

import { distributeSchema, withdrawSchema } from "@/lib/finding/model/work/assignment-schemas";
import { action } from "@/lib/next/action";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";

export const distributeAction = action({
  permission: "finding.distribute",
  input: distributeSchema,
  run: distributeFindings,
});
export const withdrawAction = action({
  permission: "finding.withdraw",
  input: withdrawSchema,
  run: withdrawFindings,
});
