import type { Ctx } from "@/lib/access/actor";
import { findingRef } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Takes a finding (ambil): a lease that nobody else can have at the same time. */
export async function claimFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { findingId } = parseInput(findingRef, input);
  return findingVerb(ctx, "claim", { findingId }, () => ({ kind: "claim" }));
}
