"use server";

import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { signInWithPassword } from "@/lib/account/auth/sign-in";
import type { Failure } from "@/lib/result";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { env } from "@/lib/env";
import { ownPath } from "@/lib/next/same-origin";
import { failureOf } from "@/lib/next/failure";

export type SignInFailure = Failure & { readonly username: string };

/**
 * The form of /masuk. On success the browser holds a session and is sent on; only to a path of this server.
 */
export async function signIn(_before: SignInFailure | null, form: FormData): Promise<SignInFailure> {
  const username = String(form.get("username") ?? "");
  try {
    const { locale, awaitsCode } = await signInWithPassword(
      await headers(),
      username,
      String(form.get("password") ?? ""),
    );
    const secure = env().CERMAT_URL?.startsWith("https://") ?? false;
    (await cookies()).set(LOCALE_COOKIE, locale, {
      path: "/",
      maxAge: 365 * 24 * 60 * 60,
      sameSite: "lax",
      secure,
    });
    const next = ownPath(String(form.get("next") ?? ""));
    redirect(awaitsCode ? `/masuk/kode?lanjut=${encodeURIComponent(next)}` : next);
  } catch (error) {
    unstable_rethrow(error);
    return { ...(await failureOf(error)), username };
  }
}
