"use server";

import { ROLES } from "@/lib/domain/actor";
import { ChangeOwnPasswordInput } from "@/lib/domain/user-input";
import { action } from "@/lib/next/action";
import { currentUser } from "@/lib/next/session";
import { changeOwnPassword } from "@/lib/services/user/change-own-password";

/** Also used from /pengaturan/akun: this session stays, all others end. */
export const changePassword = action({
  roles: ROLES,
  input: ChangeOwnPasswordInput.omit({ keepSessionId: true }),
  beforePasswordChange: true,
  run: async (ctx, input) => {
    const user = await currentUser();
    await changeOwnPassword(ctx, { ...input, ...(user === null ? {} : { keepSessionId: user.sessionId }) });
  },
});
