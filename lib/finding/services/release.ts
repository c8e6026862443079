import type { Ctx } from "@/lib/access/actor";
import { findingRef } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Gives a finding back to the queue (lepas). */
export async function releaseFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { findingId } = parseInput(findingRef, input);
  return findingVerb(ctx, "release", { findingId }, () => ({ kind: "release" }));
}
