"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/** What lies open on the page, the innermost last. */
const layers: { close: () => void }[] = [];

/**
 * Esc closes one layer: the one that was opened last, also while somebody types in it. Dialogs and open lists
 * of choices close themselves first.
 */
export function useEscape(close: () => void, open: boolean): void {
  const layer = useRef({ close });
  useLayoutEffect(() => {
    layer.current.close = close;
  });
  useEffect(() => {
    if (!open) return undefined;
    const mine = layer.current;
    if (layers.length === 0) window.addEventListener("keydown", onKey);
    layers.push(mine);
    return () => {
      layers.splice(layers.indexOf(mine), 1);
      if (layers.length === 0) window.removeEventListener("keydown", onKey);
    };
  }, [open]);
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || closesItself(event.target))
    return;
  event.preventDefault();
  layers.at(-1)?.close();
}

const closesItself = (target: EventTarget | null): boolean =>
  document.querySelector("[aria-modal=true]") !== null ||
  (target instanceof HTMLElement && target.closest("[role=dialog], [aria-expanded=true]") !== null);
