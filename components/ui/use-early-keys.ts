"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { isTyping } from "./use-keys";

/** More than this was typed at something else. */
const KEPT = 8;

/**
 * Keys pressed before what they are meant for is there: kept in their order, and pressed again once it is. Those
 * that were meant for something that has gone meanwhile go with it.
 * @param waiting what is to answer keys is not there yet
 * @param about what they are meant for
 * @param accepts which keys can wait; the others do their work at once
 */
export function useEarlyKeys(waiting: boolean, about: unknown, accepts: (key: string) => boolean): void {
  const kept = useRef<string[]>([]);
  const accepting = useRef(accepts);
  useLayoutEffect(() => {
    accepting.current = accepts;
  });
  useLayoutEffect(() => {
    kept.current = [];
  }, [about]);
  useLayoutEffect(() => {
    if (!waiting) return undefined;
    const keep = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector("[aria-modal=true]") !== null || !accepting.current(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (kept.current.length < KEPT) kept.current.push(event.key);
    };
    window.addEventListener("keydown", keep, { capture: true });
    return () => window.removeEventListener("keydown", keep, { capture: true });
  }, [waiting]);
  useEffect(() => {
    if (waiting || kept.current.length === 0) return undefined;
    // One by one: a key may open what the next one is meant for.
    const timer = setInterval(() => {
      const key = kept.current.shift();
      if (key === undefined) return clearInterval(timer);
      window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    });
    return () => clearInterval(timer);
  }, [waiting]);
}
