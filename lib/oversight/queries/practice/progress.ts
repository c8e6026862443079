import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { PRACTICE_ANSWERS, ROUND_SIZE, type PracticeAnswer } from "@/lib/oversight/model/practice";

export interface PracticeProgress {
  readonly round: number;
  /** the last round that was begun; 0 before the first answer */
  readonly begun: number;
  readonly answers: ReadonlyMap<string, PracticeAnswer>;
}

/**
 * How far the person is (kemajuan latihan): its own answers only, in the round asked for or the last one
 * begun.
 */
export async function practiceProgress(ctx: Ctx, wanted?: number): Promise<PracticeProgress> {
  authorise(ctx.actor, "practice.answer");
  const rounds = await prisma().practiceAnswer.groupBy({
    by: ["round"],
    where: { userId: ctx.actor.id },
    _count: { item: true },
    orderBy: { round: "desc" },
    take: 1,
  });
  const [last] = rounds;
  const begun = last?.round ?? 0;
  const furthest = last === undefined ? 1 : last._count.item >= ROUND_SIZE ? last.round + 1 : last.round;
  const round = wanted !== undefined && wanted >= 1 && wanted <= furthest ? wanted : Math.max(1, begun);
  const stored = await prisma().practiceAnswer.findMany({
    where: { userId: ctx.actor.id, round },
    select: { item: true, given: true },
    take: ROUND_SIZE * 2,
  });
  const answers = stored.flatMap(({ item, given }) => {
    const known = PRACTICE_ANSWERS.find((answer) => answer === given);
    return known === undefined ? [] : [[item, known] as const];
  });
  return { round, begun, answers: new Map(answers) };
}
