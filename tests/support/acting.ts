import type { Actor, Ctx } from "@/lib/access/actor";
import { UserError } from "@/lib/errors";

/** The services as this person calls them. */
export const as = (actor: Actor): Ctx => ({ actor });

/** The code by which a service refuses; `done` where it does not, and whatever else was thrown in its own words. */
export const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof UserError ? error.code : String(error)),
  );
