"use client";

import { Button, Kbd } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FindingActions } from "@/lib/finding/model/actions";
import { Comparison } from "@/components/finding/comparison/comparison";
import { DecisionBar } from "@/components/finding/answer/decision-bar";
import { FollowUpList } from "@/components/finding/answer/follow-up-list";
import { Innocent } from "@/components/finding/reasons/innocent";
import pane from "@/components/finding/pane/pane.module.css";
import { useFinding } from "@/components/finding/pane/use-finding";
import { Why } from "@/components/finding/reasons/why";
import { useOwnKeys } from "@/components/ui/own-keys";
import { TierMark } from "@/components/ui/tier-mark";
import type { PracticeCard } from "@/lib/next/practice";
import { ExplanationNote } from "./explanation-note";
import classes from "./practice.module.css";

interface PracticePaneProps {
  readonly card: PracticeCard;
  readonly actions: FindingActions;
  readonly blind: boolean;
  readonly unmasked: boolean;
  readonly onNext: () => void;
}

/**
 * A made-up finding, shown and answered by the parts of a real one, and explained as soon as it is answered.
 */
export function PracticePane({ card, actions, blind, unmasked, onNext }: PracticePaneProps) {
  const t = useTranslations("practice");
  const keys = useOwnKeys();
  const shown = useMemo(() => {
    const { view } = card.shown;
    const can = blind
      ? (["blind", "unsure", "field-check"] as const)
      : (["judge", "unsure", "field-check"] as const);
    return { ...card.shown, view: { ...view, can, blind, machine: blind ? null : view.machine } };
  }, [blind, card.shown]);
  const session = useFinding({
    view: shown.view,
    actions,
    reload: () => Promise.resolve(),
    onDecided: ({ answer }) => void answer.then((result) => !result.ok && session.setFailure(result.error)),
  });
  const revealed = useMemo(
    () => new Map(unmasked ? card.identities.map((identity) => [identity.ord, identity]) : []),
    [card.identities, unmasked],
  );
  const reveal = (purpose: string) => {
    session.open(null);
    void actions.reveal({ findingId: shown.view.id, purpose });
  };
  return (
    <article
      className={`${pane.pane ?? ""} ${classes.card ?? ""}`}
      aria-labelledby={`finding-${shown.view.id}`}
    >
      <div>
        <div className={pane.head}>
          <strong className={classes.stamp}>{t("stamp")}</strong>
          <TierMark tier={shown.view.tier} />
          <span className={pane.code}>{shown.view.detector}</span>
        </div>
        <h2 className={pane.sentence} id={`finding-${shown.view.id}`}>
          {shown.texts.question}
        </h2>
      </div>
      <Comparison view={shown.view} revealed={revealed} />
      {card.explanation !== null && (
        <ExplanationNote explanation={card.explanation}>
          <Button onClick={onNext} rightSection={<Kbd size="xs">{keys.next.toUpperCase()}</Kbd>}>
            {t("next")}
          </Button>
        </ExplanationNote>
      )}
      <Why shown={shown} />
      <Innocent innocent={shown.texts.innocent} id={shown.view.id} />
      <FollowUpList followUps={shown.view.followUps} id={shown.view.id} />
      {card.explanation === null && (
        <DecisionBar
          shown={shown}
          session={session}
          actions={actions}
          reload={() => Promise.resolve()}
          onReveal={reveal}
        />
      )}
    </article>
  );
}
