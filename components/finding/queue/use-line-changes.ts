"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { LineChange, QueueLine } from "@/lib/finding/model/queue/line";

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
      if (to === null) next.delete(id);
      else next.set(id, to);
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
  return { rows, change, isDone, following };
}
