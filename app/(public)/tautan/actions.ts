"use server";

import { unstable_rethrow } from "next/navigation";
import { usePasswordLink as setByLink } from "@/lib/account/services/use-password-link";
import { failureOf } from "@/lib/next/failure";
import type { Failure } from "@/lib/result";

export type LinkAnswer = Failure | { readonly kind: "set"; readonly waits: boolean };

/** The form of /tautan. Nobody is signed in by it: the door comes after. */
export async function setPasswordByLink(_before: LinkAnswer | null, form: FormData): Promise<LinkAnswer> {
  const text = (name: string) => String(form.get(name) ?? "");
  try {
    const { waits } = await setByLink({ token: text("token").trim(), password: text("password") });
    return { kind: "set", waits };
  } catch (error) {
    unstable_rethrow(error);
    return failureOf(error);
  }
}
