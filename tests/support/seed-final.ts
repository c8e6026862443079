import type { Prisma } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/prisma";

/** A finding that this person decided, without the steps that lead there. */
export async function seedFinal(
  id: number,
  decidedBy: string,
  outcome: "accepted" | "rejected",
  rest: Prisma.FindingUncheckedUpdateInput = {},
): Promise<void> {
  await prisma().$transaction([
    prisma().judgement.create({
      data: {
        findingId: id,
        actorId: decidedBy,
        kind: "decision",
        round: 1,
        fromState: "new",
        toState: "final",
        outcome,
      },
    }),
    prisma().finding.update({
      where: { id },
      data: { state: "final", outcome, decidedBy, decidedAt: new Date(), ...rest },
    }),
  ]);
}
