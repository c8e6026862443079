"use client";

import { useTranslations } from "next-intl";
import { useDeskCounts } from "./desk-counts";
import classes from "./workbench.module.css";

interface DayTallyProps {
  /** judgements of this person today, as the server counted */
  readonly done: number;
  /** what waits for this person */
  readonly left: number;
}

/** "52 dari 139 hari ini": what was judged today, of that and what still waits; it follows each decision. */
export function DayTally({ done, left }: DayTallyProps) {
  const t = useTranslations("queue");
  const { judged } = useDeskCounts();
  return (
    <p className={classes.tally} role="status">
      {t("tally", { done: done + judged, all: done + left })}
    </p>
  );
}
