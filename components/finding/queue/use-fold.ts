"use client";

import { useState } from "react";
import type { QueueLine } from "@/lib/finding/model/queue/line";

/** So many of the lines decided last stay in their places; the others fold into one line. */
const STAY = 2;

export interface Fold {
  readonly rows: readonly QueueLine[];
  /** how many lines are decided; 0 = nothing to fold */
  readonly done: number;
  readonly shut: boolean;
  readonly toggle: () => void;
}

/**
 * The list moves along: what is decided, but the last two, is one line at its head that can be opened.
 * @param done lines that are decided, the last one last
 */
export function useFold(rows: readonly QueueLine[], done: readonly number[]): Fold {
  const [shut, setShut] = useState(true);
  const folded = new Set(done.length > STAY + 1 ? done.slice(0, -STAY) : []);
  return {
    rows: shut ? rows.filter(({ id }) => !folded.has(id)) : rows,
    done: folded.size === 0 ? 0 : done.length,
    shut,
    toggle: () => setShut((now) => !now),
  };
}
