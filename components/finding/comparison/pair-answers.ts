import { forgetWithPerson } from "@/components/ui/person-memory";

export type PairAnswer = "same" | "different";

/**
 * What somebody said about the pairs of a cluster on the way to an answer about the whole. A help for thinking, kept
 * with the page and the person; what counts is the decision.
 */
const answers = new Map<string, PairAnswer>();
forgetWithPerson(() => answers.clear());

const key = (findingId: number, a: number, b: number): string => `${findingId} ${a} ${b}`;

export const pairAnswer = (findingId: number, a: number, b: number): PairAnswer | null =>
  answers.get(key(findingId, a, b)) ?? null;

export function sayOfPair(findingId: number, a: number, b: number, answer: PairAnswer): void {
  answers.set(key(findingId, a, b), answer);
}

/** The pairs of so many records, by their places. */
export const pairsOf = (count: number): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, at) => [a, a + 1 + at] as const),
  );

/** Places of those who were called one person, each group of two or more. */
export function samePeople(findingId: number, count: number): number[][] {
  const group = Array.from({ length: count }, (_, at) => at);
  for (const [a, b] of pairsOf(count))
    if (pairAnswer(findingId, a, b) === "same") {
      const [keep, leave] = [group[a], group[b]];
      group.forEach((of, at) => {
        if (of === leave && keep !== undefined) group[at] = keep;
      });
    }
  const places = Map.groupBy(group.keys(), (at) => group[at] ?? at);
  return [...places.values()].filter(({ length }) => length > 1);
}
