"use client";

import type { z } from "zod";
import { useEffect, useRef, useState } from "react";

const PERIOD_MS = 1_000;

interface Polled<T> {
  readonly value: T;
  /** the server did not answer the last time: what is shown may be old */
  readonly lost: boolean;
}

/**
 * Asks again every second until `isOver`, then calls `onOver` once. A lost connection is said and asked
 * again, never taken for an answer.
 *
 * @param schema what the answer is; one object for the life of the component
 */
export function usePolled<T>(
  url: string,
  schema: z.ZodType<T>,
  initial: T,
  isOver: (value: T) => boolean,
  onOver: () => void,
): Polled<T> {
  const [state, setState] = useState<Polled<T>>({ value: initial, lost: false });
  const finished = useRef(onOver);
  useEffect(() => {
    finished.current = onOver;
  });
  const over = isOver(state.value);
  const [startedOver] = useState(over);
  useEffect(() => {
    if (over) {
      if (!startedOver) finished.current();
      return;
    }
    const ended = new AbortController();
    const ask = async () => {
      const value = await readJson(url, schema, ended.signal);
      if (ended.signal.aborted) return;
      setState((before) => (value === null ? { ...before, lost: true } : { value, lost: false }));
    };
    const timer = setInterval(() => void ask(), PERIOD_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [url, schema, over, startedOver]);
  return state;
}

/** @returns null when the server did not answer, or the page no longer wants to know */
export async function readJson<T>(url: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
  try {
    const answer = await fetch(url, { signal, cache: "no-store" });
    return answer.ok ? schema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
