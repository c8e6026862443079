"use server";

import { changeOwnPasswordInputSchema } from "@/lib/account/model/input";
import { reading } from "@/lib/next/action";
import { currentUser } from "@/lib/next/session";
import { changeOwnPassword } from "@/lib/account/services/change-own-password";

/**
 * This session stays, all others end. Draws nothing anew: the browser loads the next page whole, see the
 * form.
 */
export const changePassword = reading({
  permission: "account.own",
  input: changeOwnPasswordInputSchema.omit({ keepSessionId: true }),
  whileOwing: true,
  run: async (ctx, input) => {
    const user = await currentUser();
    await changeOwnPassword(ctx, { ...input, ...(user === null ? {} : { keepSessionId: user.sessionId }) });
  },
});
