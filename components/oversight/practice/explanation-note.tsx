"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import type { Explanation } from "@/lib/next/practice";
import classes from "./practice.module.css";

const MARKS = { right: "✓", careful: "✓", hasty: "!", wrong: "✗" } as const;

/**
 * Right or not in words and a sign, the expected answer, and what the example is about. Takes the focus, so
 * that it is read out.
 */
export function ExplanationNote({
  explanation,
  children,
}: {
  readonly explanation: Explanation;
  readonly children: ReactNode;
}) {
  const t = useTranslations("practice");
  const { verdict, expected, given, about } = explanation;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus({ preventScroll: false }), []);
  return (
    <div
      ref={note}
      tabIndex={-1}
      role="group"
      aria-label={t("explanation")}
      className={classes.note}
      data-verdict={verdict}
    >
      <p className={classes.verdict}>
        <span aria-hidden>{MARKS[verdict]}</span> {t(`verdict.${verdict}`)}
      </p>
      <p>
        {t("example")}: <strong>{about}</strong>. {t(`expected.${expected}`)}
      </p>
      {given !== expected && <p className={classes.quiet}>{t("given", { answer: t(`answer.${given}`) })}</p>}
      {children}
    </div>
  );
}
