"use server";

import { cookies } from "next/headers";
import { ROLES } from "@/lib/access/actor";
import { ChangeOwnPasswordInput, PreferencesInput, RevokeSessionInput } from "@/lib/account/model/input";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { action } from "@/lib/next/action";
import { currentUser } from "@/lib/next/session";
import { changeOwnPassword } from "@/lib/account/services/change-own-password";
import { revokeOwnSession } from "@/lib/account/services/revoke-own-session";
import { setOwnLocale } from "@/lib/account/services/set-own-locale";

export const changeOwnPasswordAction = action({
  roles: ROLES,
  input: ChangeOwnPasswordInput.omit({ keepSessionId: true }),
  run: async (ctx, input) => {
    const user = await currentUser();
    await changeOwnPassword(ctx, { ...input, ...(user === null ? {} : { keepSessionId: user.sessionId }) });
  },
});

export const revokeSessionAction = action({ roles: ROLES, input: RevokeSessionInput, run: revokeOwnSession });

export const setLocaleAction = action({
  roles: ROLES,
  input: PreferencesInput,
  run: async (ctx, input) => {
    await setOwnLocale(ctx, input);
    (await cookies()).set(LOCALE_COOKIE, input.locale, {
      path: "/",
      maxAge: 365 * 24 * 60 * 60,
      sameSite: "lax",
    });
  },
});
