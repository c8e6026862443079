import "server-only";
import { refresh, revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Ctx, Role } from "@/lib/domain/actor";
import { forbidden, UserError } from "@/lib/errors";
import { failureOf, invalidInput, zodErrorMap } from "@/lib/next/failure";
import type { Result } from "@/lib/domain/result";
import { currentUser } from "@/lib/next/session";

interface ActionSpec<S extends z.ZodType, T> {
  readonly roles: readonly Role[];
  readonly input: S;
  /** exactly one service verb */
  readonly run: (ctx: Ctx, input: z.output<S>) => Promise<T>;
  /** pages whose data changed, beside the one that is open */
  readonly revalidate?: readonly string[];
  /** the one action that a person with a first password may still do */
  readonly beforePasswordChange?: boolean;
}

/** A server action: session → role → zod → one verb → revalidate → a typed result that never holds a stack trace. */
export function action<S extends z.ZodType, T>(spec: ActionSpec<S, T>): (input: z.input<S>) => Promise<Result<T>> {
  return async (input) => {
    try {
      const ctx = await authorise(spec);
      const parsed = spec.input.safeParse(input, { error: await zodErrorMap() });
      if (!parsed.success) return { ok: false, error: await invalidInput(parsed.error) };
      const value = await spec.run(ctx, parsed.data);
      for (const path of spec.revalidate ?? []) revalidatePath(path);
      refresh();
      return { ok: true, value };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: await failureOf(error) };
    }
  };
}

async function authorise(spec: { roles: readonly Role[]; beforePasswordChange?: boolean }): Promise<Ctx> {
  const user = await currentUser();
  if (user === null) throw new UserError("unauthenticated", "signed-out");
  if (user.mustChangePassword && spec.beforePasswordChange !== true) throw forbidden("change-password-first");
  if (!spec.roles.some((role) => role === user.actor.role)) throw forbidden();
  return { actor: user.actor };
}
