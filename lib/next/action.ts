import "server-only";
import { maskDeep } from "@/lib/mask-text";
import { refresh, revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { can, type Permission } from "@/lib/access/permissions";
import { forbidden, UserError } from "@/lib/errors";
import { failureOf, invalidInput, zodErrorMap } from "@/lib/next/failure";
import type { Result } from "@/lib/result";
import { currentUser } from "@/lib/next/session";
import { touchSession } from "@/lib/account/services/idle";
import { recordRefusal } from "@/lib/account/services/record-refusal";

interface ActionSpec<S extends z.ZodType, T> {
  /** what the table of permissions is asked for */
  readonly permission: Permission;
  readonly input: S;
  /** exactly one service */
  readonly run: (ctx: Ctx, input: z.output<S>) => Promise<T>;
  /** pages whose data changed, beside the one that is open */
  readonly revalidate?: readonly string[];
  /** a logged reveal: the one answer that holds identities in full */
  readonly opensIdentities?: boolean;
  /** what a person who owes a password or a second factor may still do: to make that good */
  readonly whileOwing?: boolean;
  /** asked by the page itself, not by a hand: does not keep an idle session open */
  readonly byItself?: boolean;
}

/**
 * A server action: session → permission → zod → one service → revalidate → a typed result that never holds a
 * stack trace.
 */
export function action<S extends z.ZodType, T>(
  spec: ActionSpec<S, T>,
): (input: z.input<S>) => Promise<Result<T>> {
  return async (input) => {
    const result = await perform(spec, input);
    if (!result.ok) return result;
    for (const path of spec.revalidate ?? []) revalidatePath(path);
    refresh();
    return result;
  };
}

/**
 * The same without drawing the page anew: for look-ups, and for the workbench, where a decided row stays in
 * its place.
 */
export function reading<S extends z.ZodType, T>(
  spec: Omit<ActionSpec<S, T>, "revalidate">,
): (input: z.input<S>) => Promise<Result<T>> {
  return (input) => perform(spec, input);
}

async function perform<S extends z.ZodType, T>(
  spec: ActionSpec<S, T>,
  input: z.input<S>,
): Promise<Result<T>> {
  try {
    const ctx = await authorise(spec);
    const parsed = spec.input.safeParse(input, { error: await zodErrorMap() });
    if (!parsed.success) return { ok: false, error: await invalidInput(parsed.error) };
    const value = await spec.run(ctx, parsed.data);
    return { ok: true, value: spec.opensIdentities === true ? value : maskDeep(value) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: await failureOf(error) };
  }
}

async function authorise(
  spec: Pick<ActionSpec<z.ZodType, unknown>, "permission" | "whileOwing" | "byItself">,
): Promise<Ctx> {
  const user = await currentUser();
  if (user === null) throw new UserError("unauthenticated", "signed-out");
  if (user.owes !== null && spec.whileOwing !== true)
    throw forbidden(user.owes === "password" ? "change-password-first" : "second-factor-first");
  if (spec.byItself !== true) await touchSession(user.sessionId, user.lastSeen);
  const { ctx } = user;
  if (!can(user.actor, spec.permission)) {
    await recordRefusal(ctx, (await headers()).get("x-path") ?? "?");
    throw forbidden();
  }
  return ctx;
}
