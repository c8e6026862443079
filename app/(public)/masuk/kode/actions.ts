"use server";

import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { codeInputSchema } from "@/lib/account/model/second-factor";
import { signInWithCode } from "@/lib/account/auth/sign-in";
import { badInput } from "@/lib/errors";
import { failureOf } from "@/lib/next/failure";
import { ownPath } from "@/lib/next/same-origin";
import type { Failure } from "@/lib/result";

/** The form of /masuk/kode: the second half of signing in. */
export async function sendCode(_before: Failure | null, form: FormData): Promise<Failure> {
  try {
    const given = codeInputSchema.safeParse({ code: form.get("code") });
    if (!given.success) throw badInput("second-factor-wrong");
    await signInWithCode(await headers(), given.data.code);
    redirect(ownPath(String(form.get("next") ?? "")));
  } catch (error) {
    unstable_rethrow(error);
    return failureOf(error);
  }
}
