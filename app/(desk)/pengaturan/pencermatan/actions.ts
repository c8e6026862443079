"use server";

import { setPolicyInputSchema } from "@/lib/finding/model/policy-input";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { action } from "@/lib/next/action";

export const setPolicyAction = action({
  permission: "policy.set",
  input: setPolicyInputSchema,
  run: setReviewPolicy,
  revalidate: ["/antrean"],
});
