"use server";

import { setPolicyInput } from "@/lib/finding/model/policy-input";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { action } from "@/lib/next/action";

export const setPolicyAction = action({
  permission: "policy.set",
  input: setPolicyInput,
  run: setReviewPolicy,
  revalidate: ["/antrean"],
});
