"use client";

import { useTranslations } from "next-intl";
import type { Outcome } from "@/lib/finding/model/state";
import classes from "./queue-columns.module.css";

/** ✓ Diterima · ✕ Ditolak: told apart in the list by sign and word, also where the line is crossed off. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const t = useTranslations("common.outcome");
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <span aria-hidden>{MARKS[outcome]}</span> {t(outcome)}
    </span>
  );
}

const MARKS = { accepted: "✓", rejected: "✕", undetermined: "?" } as const;
