"use client";

import { Kbd, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Decided } from "@/components/finding/pane/use-finding";
import { useOwnKeys } from "@/components/ui/own-keys";
import classes from "./given-answer.module.css";

interface GivenAnswerProps {
  readonly given: Decided;
  readonly onUndo: () => void;
}

/** "Diterima · Koordinasi Disdukcapil. Z membatalkan": what was just answered, within reach of the thumb. */
export function GivenAnswer({ given, onUndo }: GivenAnswerProps) {
  const t = useTranslations("queue");
  const outcomes = useTranslations("common.outcome");
  const reasons = useTranslations("reasons");
  const key = useOwnKeys().undo.toUpperCase();
  const { outcome, reason, findingId } = given;
  const actions = t.has(`action.${reason}`);
  const words = [
    outcome === null || actions ? null : outcomes(outcome),
    actions ? t(`action.${reason}`) : reasons(reason),
  ].filter(Boolean);
  return (
    <div className={classes.given} data-outcome={outcome ?? undefined}>
      <p>
        <span aria-hidden>{MARKS[outcome ?? "none"]} </span>
        {words.join(" · ")} <span className={classes.which}>{t("given-to", { id: findingId })}</span>
      </p>
      {given.undoable && (
        <UnstyledButton className={classes.undo} onClick={onUndo}>
          <span className={classes.byKey}>
            {t.rich("undo-key", { key: () => <Kbd size="xs">{key}</Kbd> })}
          </span>
          <span className={classes.byHand}>{t("undo-hand")}</span>
        </UnstyledButton>
      )}
    </div>
  );
}

const MARKS = { accepted: "✓", rejected: "✕", undetermined: "?", none: "→" } as const;
