"use client";

import { useOwnKeys } from "@/components/ui/own-keys";
import { useKeys } from "@/components/ui/use-keys";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import type { Bulk } from "./use-bulk";

/**
 * The key of choosing chooses the row under the cursor, Shift with j or k also the next or the one before that can
 * join; where none can, the bar says why.
 */
export function useSelectionKeys(
  rows: readonly QueueLine[],
  { add, toggle, selection }: Pick<Bulk, "add" | "toggle" | "selection">,
  enabled: boolean,
): void {
  const keys = useOwnKeys();
  const extend = (step: 1 | -1) => {
    const at = cursorAt(rows);
    const ahead = step > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(0, at)).reverse();
    const next = ahead.find((line) => !selection.isChosen(line) && selection.canJoin(line)) ?? ahead[0];
    if (next === undefined) return;
    rowOf(next.id)?.focus();
    add(next);
  };
  useKeys(
    {
      [keys.select]: () => {
        const line = rows[Math.max(0, cursorAt(rows))];
        if (line === undefined) return;
        rowOf(line.id)?.focus();
        toggle(line);
      },
      J: () => extend(1),
      K: () => extend(-1),
    },
    enabled,
  );
}

const rowOf = (id: number): HTMLElement | null => document.querySelector(`tr[data-id="${id}"]`);

function cursorAt(rows: readonly QueueLine[]): number {
  const id = document.activeElement?.closest("tr[data-id]")?.getAttribute("data-id");
  return rows.findIndex((row) => String(row.id) === id);
}
