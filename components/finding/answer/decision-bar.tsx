"use client";

import { Button, Kbd } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { useEscape } from "@/components/ui/use-escape";
import { useEarlyKeys } from "@/components/ui/use-early-keys";
import { OWN_KEYS, useKeys } from "@/components/ui/use-keys";
import { useOwnKeys } from "@/components/ui/own-keys";
import type { Answered } from "@/lib/finding/model/state";
import type { ShownFinding } from "@/lib/next/shown-finding";
import type { FindingActions } from "@/lib/finding/model/actions";
import classes from "./answer.module.css";
import { AnswerForm } from "./answer-form";
import { rememberedPurpose } from "./purpose";
import { barButtons } from "./bar-buttons";
import type { FindingSession, FormName } from "@/components/finding/pane/use-finding";

interface DecisionBarProps {
  readonly shown: ShownFinding;
  readonly session: FindingSession;
  readonly actions: FindingActions;
  readonly onReveal: (purpose: string) => void;
  readonly reload: () => Promise<void>;
  /** the key of undoing belongs to the answer that was just given elsewhere */
  readonly undoesElsewhere?: boolean;
}

/**
 * Terima · Tolak · Ragu · Verifikasi faktual: equal size, no default, the keys shown. Forms open in place of
 * the buttons.
 */
export function DecisionBar({
  shown,
  session,
  actions,
  onReveal,
  reload,
  undoesElsewhere = false,
}: DecisionBarProps) {
  const { view, texts } = shown;
  const t = useTranslations("finding");
  const { form, open, stay, failure, busy } = session;
  const keys = useOwnKeys();
  const handlers = {
    open: (name: FormName) => {
      const purpose = name === "reveal" ? rememberedPurpose() : null;
      if (purpose === null) open(name);
      else onReveal(purpose);
    },
    blind: (outcome: Answered) => void stay((target) => actions.blind({ ...target, outcome })),
    undo: () => void stay(({ findingId, revision }) => actions.undo({ findingId, revision })),
    split: () => void stay(({ findingId, revision }) => actions.split({ findingId, revision })),
  };
  const buttons = barButtons(view, handlers, keys);
  const pressed = buttons.filter(({ name }) => !(undoesElsewhere && name === "undo"));
  useKeys(Object.fromEntries(pressed.map(({ key, action }) => [key, action])), form === null && !busy);
  // While the first judgement is on its way: what is pressed now is meant for what it opens.
  useEarlyKeys(busy, view.id, (key) => /^[a-z0-9]$/.test(key) && key !== "j" && key !== "k");
  useEscape(() => open(null), form !== null);
  const asks = texts.answers !== null && buttons.some(({ name }) => name in ANSWERS);
  const answerOf = (name: string): string | null => {
    const side = ANSWERS[name];
    return side === undefined ? null : (texts.answers?.[side] ?? null);
  };
  if (buttons.length === 0 && failure === null) return null;
  return (
    <div className={classes.bar} role="group" aria-label={t("decision")}>
      <FailureNote failure={failure} />
      {form === null ? (
        <>
          {view.blind && view.can.some((action) => action === "blind" || action === "claim") && (
            <p className={classes.lead}>{t("blind-title")}</p>
          )}
          {asks && <p className={classes.question}>{texts.question}</p>}
          <div className={classes.buttons}>
            {buttons.map(({ name, key, action }) => (
              <Button
                key={name}
                variant="default"
                onClick={busy ? undefined : action}
                rightSection={
                  undoesElsewhere && name === "undo" ? null : <Kbd size="xs">{key.toUpperCase()}</Kbd>
                }
                justify="space-between"
                classNames={{ root: classes.choice, label: classes.choiceLabel }}
              >
                {answerOf(name) === null ? (
                  t(`do.${name}`)
                ) : (
                  <span className={classes.answered}>
                    {answerOf(name)} <span className={classes.hint}>{t(`do.${name}`)}</span>
                  </span>
                )}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div {...OWN_KEYS}>
          <AnswerForm
            shown={shown}
            session={session}
            actions={actions}
            form={form}
            onReveal={onReveal}
            reload={reload}
          />
        </div>
      )}
    </div>
  );
}

/** Which answer to the rule's question a button gives. */
const ANSWERS: Readonly<Record<string, "accept" | "reject">> = {
  "blind-accept": "accept",
  accept: "accept",
  "blind-reject": "reject",
  reject: "reject",
};
