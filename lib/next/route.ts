import "server-only";
import { maskDeep } from "@/lib/mask-text";
import type { Ctx } from "@/lib/access/actor";
import { can, type Permission } from "@/lib/access/permissions";
import { forbidden, UserError, type UserErrorKind } from "@/lib/errors";
import { env } from "@/lib/env";
import { isOwnRequest } from "@/lib/next/same-origin";
import { failureOf } from "@/lib/next/failure";
import { currentUser } from "@/lib/next/session";
import { recordRefusal } from "@/lib/account/services/record-refusal";

const STATUS: Record<UserErrorKind | "fault", number> = {
  usage: 400,
  "bad-input": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  refused: 422,
  "too-many": 429,
  fault: 500,
};

/**
 * A route handler for data that a page polls or a file that it saves: session → permission → work; errors as JSON
 * with the right status.
 */
export function route<P>(
  permission: Permission,
  work: (ctx: Ctx, request: Request, params: P) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (!isOwnRequest(request.method, request.headers, env().CERMAT_URL)) throw forbidden("foreign-origin");
      const user = await currentUser();
      if (user === null) throw new UserError("unauthenticated", "signed-out");
      const { ctx } = user;
      if (user.owes !== null || !can(user.actor, permission)) {
        await recordRefusal(ctx, new URL(request.url).pathname);
        throw forbidden();
      }
      return await work(ctx, request, await context.params).catch((error: unknown) =>
        recordRefusedRead(ctx, request, error),
      );
    } catch (error) {
      const failure = await failureOf(error);
      return Response.json({ error: failure }, { status: STATUS[failure.kind], headers: NO_STORE });
    }
  };
}

/**
 * Verbs put their own refusals on the trail; what may only be read outside one's area is written down here.
 */
async function recordRefusedRead(ctx: Ctx, request: Request, error: unknown): Promise<never> {
  if (request.method === "GET" && error instanceof UserError && error.kind === "forbidden")
    await recordRefusal(ctx, new URL(request.url).pathname);
  throw error;
}

export const NO_STORE = { "cache-control": "no-store" } as const;

export function json(value: unknown): Response {
  return Response.json(maskDeep(value), { headers: NO_STORE });
}
