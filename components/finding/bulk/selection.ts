"use client";

import { createContext, useContext } from "react";
import type { QueueLine } from "@/lib/finding/model/queue/line";

interface Selection {
  readonly isChosen: (line: QueueLine) => boolean;
  /** lines that cannot join what is chosen stand back */
  readonly canJoin: (line: QueueLine) => boolean;
  readonly toggle: (line: QueueLine) => void;
}

/** Which lines are chosen, handed past the table: its columns stay the same while the choice changes. */
const SelectionContext = createContext<Selection>({
  isChosen: () => false,
  canJoin: () => true,
  toggle: () => undefined,
});

export const SelectionProvider = SelectionContext.Provider;
export const useSelection = (): Selection => useContext(SelectionContext);
