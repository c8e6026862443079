"use server";

import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { codeInputSchema } from "@/lib/account/model/second-factor";
import { passwordSchema } from "@/lib/account/model/input";
import {
  confirmSecondFactor,
  dropSecondFactor,
  startSecondFactor,
} from "@/lib/account/services/second-factor";
import { badInput, forbidden } from "@/lib/errors";
import { reading } from "@/lib/next/action";
import { failureOf } from "@/lib/next/failure";
import { requireUser } from "@/lib/next/require-page";
import type { Failure } from "@/lib/result";
import type { Ctx } from "@/lib/access/actor";

export const startFactorAction = reading({
  permission: "account.own",
  input: z.object({ password: passwordSchema }),
  run: async (ctx, { password }) => startSecondFactor(ctx, await headers(), password),
  whileOwing: true,
});

/** The first code. A form of its own, for it changes the session, and the page must be asked for with the new one. */
export async function confirmFactor(_before: Failure | null, form: FormData): Promise<Failure> {
  return changing(async (ctx) => {
    const given = codeInputSchema.safeParse({ code: form.get("code") });
    if (!given.success) throw badInput("second-factor-wrong");
    await confirmSecondFactor(ctx, await headers(), given.data.code);
  });
}

/** Without a second factor from now on; where the role needs one, the next page asks for a new one. */
export async function dropFactor(_before: Failure | null, form: FormData): Promise<Failure> {
  return changing(async (ctx) => dropSecondFactor(ctx, await headers(), String(form.get("password") ?? "")));
}

async function changing(work: (ctx: Ctx) => Promise<void>): Promise<Failure> {
  try {
    const { ctx, owes } = await requireUser();
    if (owes === "password") throw forbidden("change-password-first");
    await work(ctx);
    redirect("/pengaturan/akun");
  } catch (error) {
    unstable_rethrow(error);
    return failureOf(error);
  }
}
