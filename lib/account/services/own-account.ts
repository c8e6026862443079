import type { Ctx } from "@/lib/access/actor";
import { forbidden } from "@/lib/errors";

/** One's own account belongs to every role, but the machine has none. */
export function assertPerson(ctx: Ctx): void {
  if (ctx.actor.role === "system") throw forbidden();
}
