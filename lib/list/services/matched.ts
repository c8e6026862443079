import type { QueryFn } from "@/lib/db/query-fn";
import type { ListKind } from "@/lib/list/model/kinds";
import type { MatchedLine, MatchedList } from "@/lib/list/model/matched-list";
import type { ReadLine, ReadList } from "@/lib/list/model/read-list";
import { matchPeople } from "./matching/match";
import { lineVerdict, verdictOf } from "./matching/verdict";

/**
 * Every line of a list with its state and its candidates on the roll of a snapshot.
 * @param onShare is told how much of the work is done, 0 to 1
 */
export async function matchList(
  query: QueryFn,
  snapshotId: number,
  kind: ListKind,
  list: ReadList,
  onShare: (share: number) => void = () => undefined,
): Promise<MatchedList> {
  const people = list.lines.flatMap((line) => line.people);
  const found = await matchPeople(query, snapshotId, people, onShare);
  let next = 0;
  const lines = list.lines.map((line) => {
    const mine = found.slice(next, (next += line.people.length));
    return {
      ...matchedLine(
        line,
        mine.map(({ candidates }) => verdictOf(candidates)),
      ),
      desaKey: mine[0]?.desaKey ?? "",
    };
  });
  return { ...list, kind, lines };
}

function matchedLine(
  line: ReadLine,
  verdicts: readonly ReturnType<typeof verdictOf>[],
): Omit<MatchedLine, "desaKey"> {
  if (verdicts.length === 0) return { ...line, state: "rejected", candidates: [] };
  const { state, candidates } = lineVerdict(verdicts);
  return {
    ...line,
    state,
    candidates: candidates.map(({ row, probability, how }) => ({
      row,
      probability: Math.round(probability * 1e4) / 1e4,
      how,
    })),
  };
}
