"use server";

import { headers } from "next/headers";
import { proofInputSchema } from "@/lib/account/model/second-factor";
import { confirmIdentity } from "@/lib/account/services/confirm-identity";
import { reading } from "@/lib/next/action";

export const confirmIdentityAction = reading({
  permission: "account.own",
  input: proofInputSchema,
  run: async (ctx, { proof }) => {
    await confirmIdentity(ctx, await headers(), proof);
    return true as const;
  },
});
