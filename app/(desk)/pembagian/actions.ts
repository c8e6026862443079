"use server";

import { distributeInput, withdrawInput } from "@/lib/finding/model/input";
import { action } from "@/lib/next/action";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";

export const distributeAction = action({
  permission: "finding.distribute",
  input: distributeInput,
  run: distributeFindings,
});
export const withdrawAction = action({
  permission: "finding.withdraw",
  input: withdrawInput,
  run: withdrawFindings,
});
