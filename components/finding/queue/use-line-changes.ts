"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { recordOf } from "@/lib/record-of";
import { VIEWS } from "@/lib/finding/model/queue/filter";
import { movedCounts, type LineStatus } from "@/lib/finding/model/queue/moved";
import type { LineChange, QueueLine } from "@/lib/finding/model/queue/line";
import type { DeskCounts } from "./desk-counts";

const NONE: ReadonlyMap<number, LineChange> = new Map();

/**
 * The lines as the server read them, and over them what actions here have done since. Lines are never taken away
 * while somebody works: they are crossed off.
 */
export function useLineChanges(lines: readonly QueueLine[]) {
  const [changes, setChanges] = useState<ReadonlyMap<number, LineChange>>(NONE);
  // Lines that the server has just read know more than we remember.
  useEffect(() => setChanges(NONE), [lines]);
  const rows = useMemo(() => lines.map((line) => ({ ...line, ...changes.get(line.id) })), [lines, changes]);
  const change = useCallback((id: number, to: LineChange | null) => {
    setChanges((now) => {
      const next = new Map(now);
      // The last one changed is the last one kept: what was decided last stays in sight.
      next.delete(id);
      if (to !== null) next.set(id, to);
      return next;
    });
  }, []);
  const isDone = useCallback((id: number) => changes.get(id)?.done === true, [changes]);
  /** the next line after one that is still to be done */
  const following = useCallback(
    (id: number) =>
      rows.slice(rows.findIndex((row) => row.id === id) + 1).find((row) => !isDone(row.id)) ?? null,
    [isDone, rows],
  );
  const counts = useMemo(() => countsOf(lines, changes), [lines, changes]);
  const done = useMemo(() => [...changes].filter(([, change]) => change.done).map(([id]) => id), [changes]);
  return { rows, change, isDone, done, following, counts };
}

/** What the actions here have changed in the counts that the server gave with these lines. */
function countsOf(lines: readonly QueueLine[], changes: ReadonlyMap<number, LineChange>): DeskCounts {
  const moved = lines.flatMap((line) => {
    const change = changes.get(line.id);
    return change === undefined ? [] : [movedCounts(statusOf(line), statusAfter(line, change))];
  });
  return {
    views: recordOf(VIEWS, (view) => moved.reduce((sum, one) => sum + one[view], 0)),
    judged: [...changes.values()].filter(({ judged }) => judged === true).length,
  };
}

const statusOf = (line: QueueLine): LineStatus => ({ ...line, judged: false, passedOn: false });

const statusAfter = (line: QueueLine, change: LineChange): LineStatus => ({
  ...line,
  ...change,
  // On its way it stands in no tab of a state: which one follows is the server's to say.
  state: change.pending === true ? "split" : change.state,
  judged: change.judged === true,
  passedOn: change.passedOn === true,
});
