"use server";

import { cookies } from "next/headers";
import {
  changeOwnPasswordInputSchema,
  preferencesInputSchema,
  revokeSessionInputSchema,
} from "@/lib/account/model/input";
import { setKeysInputSchema } from "@/lib/account/model/keys";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { action } from "@/lib/next/action";
import { currentUser } from "@/lib/next/session";
import { changeOwnPassword } from "@/lib/account/services/change-own-password";
import { revokeOwnSession } from "@/lib/account/services/revoke-own-session";
import { setOwnKeys } from "@/lib/account/services/set-own-keys";
import { setOwnLocale } from "@/lib/account/services/set-own-locale";

export const changeOwnPasswordAction = action({
  permission: "account.own",
  input: changeOwnPasswordInputSchema.omit({ keepSessionId: true }),
  run: async (ctx, input) => {
    const user = await currentUser();
    await changeOwnPassword(ctx, { ...input, ...(user === null ? {} : { keepSessionId: user.sessionId }) });
  },
});

export const revokeSessionAction = action({
  permission: "account.own",
  input: revokeSessionInputSchema,
  run: revokeOwnSession,
});

export const setLocaleAction = action({
  permission: "account.own",
  input: preferencesInputSchema,
  run: async (ctx, input) => {
    await setOwnLocale(ctx, input);
    (await cookies()).set(LOCALE_COOKIE, input.locale, {
      path: "/",
      maxAge: 365 * 24 * 60 * 60,
      sameSite: "lax",
    });
  },
});

export const setKeysAction = action({
  permission: "account.own",
  input: setKeysInputSchema,
  run: setOwnKeys,
});
