"use client";

import { Button, Kbd } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { useKeys } from "@/components/ui/use-keys";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/get";
import type { FindingActs } from "./actions";
import classes from "./answer.module.css";
import { AnswerForm } from "./answer-form";
import { barButtons } from "./bar-buttons";
import type { FindingSession } from "@/components/finding/pane/use-finding";

interface DecisionBarProps {
  readonly view: Serialized<FindingView>;
  readonly session: FindingSession;
  readonly acts: FindingActs;
  readonly onReveal: (purpose: string) => void;
}

/**
 * Terima · Tolak · Ragu · Verifikasi faktual: equal size, no default, the keys shown. Forms open in place of
 * the buttons.
 */
export function DecisionBar({ view, session, acts, onReveal }: DecisionBarProps) {
  const t = useTranslations("finding");
  const { form, open, stay, failure } = session;
  const buttons = barButtons(view, {
    open,
    blind: (outcome) => void stay((target) => acts.blind({ ...target, outcome })),
    undo: () => void stay(({ findingId, revision }) => acts.undo({ findingId, revision })),
    split: () => void stay(({ findingId, revision }) => acts.split({ findingId, revision })),
  });
  useKeys(Object.fromEntries(buttons.map(({ key, act }) => [key, act])), form === null);
  useKeys({ Escape: () => open(null) }, form !== null);
  if (buttons.length === 0 && failure === null) return null;
  return (
    <div className={classes.bar} role="group" aria-label={t("decision")}>
      <FailureNote failure={failure} />
      {form === null ? (
        <>
          {view.blind && view.can.some((act) => act === "blind" || act === "claim") && (
            <p className={classes.lead}>{t("blind-title")}</p>
          )}
          <div className={classes.buttons}>
            {buttons.map(({ name, key, act }) => (
              <Button
                key={name}
                variant="default"
                onClick={act}
                rightSection={<Kbd size="xs">{key.toUpperCase()}</Kbd>}
                justify="space-between"
                classNames={{ root: classes.choice, label: classes.choiceLabel }}
              >
                {t(`do.${name}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <AnswerForm view={view} session={session} acts={acts} form={form} onReveal={onReveal} />
      )}
    </div>
  );
}
