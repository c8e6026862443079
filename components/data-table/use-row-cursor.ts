"use client";

import { useState, type KeyboardEvent, type RefObject } from "react";

interface RowCursor {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly rowProps: (at: number) => { tabIndex: number; onClick: () => void; onFocus: () => void };
}

/**
 * One tab stop for the whole table; inside it the cursor moves as in a text editor and Enter opens. While a
 * row is open the cursor stands on it and takes it along: what is highlighted is what is open.
 * @param openAt the open row, -1 for none
 */
export function useRowCursor(
  body: RefObject<HTMLTableSectionElement | null>,
  count: number,
  open: ((at: number) => void) | undefined,
  openAt: number,
): RowCursor {
  const [at, setAt] = useState(0);
  const here = openAt >= 0 ? openAt : Math.min(at, Math.max(0, count - 1));
  const moveTo = (next: number) => {
    const clamped = Math.max(0, Math.min(count - 1, next));
    setAt(clamped);
    if (openAt >= 0 && clamped !== openAt) open?.(clamped);
    (body.current?.children[clamped] as HTMLElement | undefined)?.focus();
  };
  return {
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const next = MOVES[event.key]?.(here, count);
      if (next !== undefined) {
        event.preventDefault();
        moveTo(next);
      } else if (event.key === "Enter" && event.target === body.current?.children[here]) open?.(here);
    },
    rowProps: (row) => ({
      tabIndex: row === here ? 0 : -1,
      onClick: () => open?.(row),
      onFocus: () => setAt(row),
    }),
  };
}

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
