"use client";

import { useLayoutEffect, useRef } from "react";

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Single keys for the whole page, by the character they write, so that "?" works on every keyboard layout.
 * Silent while somebody types, holds a modifier, or has a dialog open. In place before what it belongs to is
 * seen: whoever works by keyboard may press the key of a button in the moment it appears.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  useKeysUnless(keys, enabled, isBusy);
}

/** The same for a dialog that is open: its keys are its own wherever the focus still is. */
export function useDialogKeys(keys: KeyMap, open: boolean): void {
  useKeysUnless(keys, open, isTyping);
}

function useKeysUnless(
  keys: KeyMap,
  enabled: boolean,
  silent: (target: EventTarget | null) => boolean,
): void {
  const current = useRef(keys);
  useLayoutEffect(() => {
    current.current = keys;
  });
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || silent(event.target))
        return;
      const handler = current.current[event.key];
      if (handler === undefined) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled, silent]);
}

function isBusy(target: EventTarget | null): boolean {
  const inDialog =
    target instanceof HTMLElement &&
    (target.closest("[role=dialog]") !== null || document.querySelector("[aria-modal=true]") !== null);
  return inDialog || isTyping(target);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target instanceof HTMLInputElement && !QUIET.has(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Fields that take no text: a letter typed there can only be meant as a key. */
const QUIET = new Set(["checkbox", "radio", "button"]);
