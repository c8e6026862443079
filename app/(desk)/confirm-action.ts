"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { assertFresh } from "@/lib/access/fresh";
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

/** Asked before a form that the browser itself sends, which could not be asked in between. */
export const freshAction = reading({
  permission: "account.own",
  input: z.object({}),
  run: (ctx) => {
    assertFresh(ctx);
    return Promise.resolve(true as const);
  },
});
