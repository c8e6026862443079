import type { Ctx } from "@/lib/access/actor";
import { findingRef } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Keeps the lease while the finding is open on the screen. A lost lease is told, not renewed. */
export async function renewFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { findingId } = parseInput(findingRef, input);
  return findingVerb(ctx, "renew", { findingId }, () => ({ kind: "renew" }));
}
