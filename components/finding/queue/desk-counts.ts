"use client";

import { createContext, useContext } from "react";
import type { ViewName } from "@/lib/finding/model/queue/filter";

/** What has changed at this desk since the server counted. */
export interface DeskCounts {
  readonly views: Readonly<Partial<Record<ViewName, number>>>;
  /** judgements given here */
  readonly judged: number;
}

const Counts = createContext<DeskCounts>({ views: {}, judged: 0 });

/** Tabs and tally above the list, which the server drew, follow what is decided in it. */
export const DeskCountsProvider = Counts.Provider;
export const useDeskCounts = (): DeskCounts => useContext(Counts);
