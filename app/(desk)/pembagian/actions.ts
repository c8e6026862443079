"use server";

import { distributeInput, withdrawInput } from "@/lib/finding/model/input";
import { action } from "@/lib/next/action";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";

const SUPERVISOR = ["supervisor"] as const;

export const distributeAction = action({
  roles: SUPERVISOR,
  input: distributeInput,
  run: distributeFindings,
});
export const withdrawAction = action({ roles: SUPERVISOR, input: withdrawInput, run: withdrawFindings });
