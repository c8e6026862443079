"use client";

import { useLayoutEffect, useRef } from "react";

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Marks a part of the page whose letters are its own while it stands there: a form over the keys of the desk. */
export const OWN_KEYS = { "data-own-keys": true } as const;

/** Sent when a key of the desk was pressed while a form has the keys, and the form had no use for it either. */
export const KEY_REFUSED = "cermat:key-refused";

/**
 * Single keys for the whole page, by the character they write, so that "?" works on every keyboard layout.
 * Silent while somebody types, holds a modifier, has a dialog or a form with keys of its own open. In place before
 * what it belongs to is seen: whoever works by keyboard may press the key of a button in the moment it appears.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  useKeysUnless(keys, enabled, (target) => {
    if (isBusy(target)) return "silent";
    return document.querySelector("[data-own-keys]") === null ? "heard" : "refused";
  });
}

/** The keys of a form that stands over those of the desk. */
export function useFormKeys(keys: KeyMap, enabled = true): void {
  useKeysUnless(keys, enabled, (target) => (isBusy(target) ? "silent" : "heard"));
}

/** The same for a dialog that is open: its keys are its own wherever the focus still is. */
export function useDialogKeys(keys: KeyMap, open: boolean): void {
  useKeysUnless(keys, open, (target) => (isTyping(target) ? "silent" : "heard"));
}

type Hearing = "heard" | "refused" | "silent";

function useKeysUnless(
  keys: KeyMap,
  enabled: boolean,
  hearing: (target: EventTarget | null) => Hearing,
): void {
  const current = useRef({ keys, hearing });
  useLayoutEffect(() => {
    current.current = { keys, hearing };
  });
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const handler = current.current.keys[event.key];
      if (handler === undefined) return;
      const heard = current.current.hearing(event.target);
      if (heard === "silent") return;
      if (heard === "refused") return sayRefused(event);
      event.preventDefault();
      handler(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled]);
}

/** Once everybody has had the key: nobody took it. */
function sayRefused(event: KeyboardEvent): void {
  setTimeout(() => {
    if (!event.defaultPrevented) window.dispatchEvent(new Event(KEY_REFUSED));
  });
}

function isBusy(target: EventTarget | null): boolean {
  return document.querySelector("[aria-modal=true]") !== null || inDialog(target) || isTyping(target);
}

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("[role=dialog]") !== null;

/** Is this where letters are written? */
export function isTyping(target: EventTarget | null): boolean {
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
