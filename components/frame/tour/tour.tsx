"use client";

import { TIERS } from "@/lib/finding/model/state";
import { Button, Group, Kbd, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { keyLines } from "@/components/finding/queue/keys";
import { LinkButton } from "@/components/ui/link-button";
import { useOwnKeys } from "@/components/ui/own-keys";
import { useDialogKeys } from "@/components/ui/use-keys";
import { TierMark } from "@/components/ui/tier-mark";
import classes from "./tour.module.css";

export const TOUR_STEPS = ["people", "queue", "finding", "decision", "care"] as const;

interface TourProps {
  /** null: closed */
  readonly step: number | null;
  readonly onStep: (step: number) => void;
  readonly onClose: () => void;
}

/** Pengenalan: five short steps for a reviewer. → and ← turn the page, Esc puts it away. */
export function Tour({ step, onStep, onClose }: TourProps) {
  const t = useTranslations("tour");
  const at = step ?? 0;
  const last = at === TOUR_STEPS.length - 1;
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => text.current?.focus(), [step]);
  useDialogKeys(
    {
      ...(last ? {} : { ArrowRight: () => onStep(at + 1) }),
      ...(at > 0 ? { ArrowLeft: () => onStep(at - 1) } : {}),
    },
    step !== null,
  );
  return (
    <Modal
      opened={step !== null}
      onClose={onClose}
      title={t("title", { step: at + 1, of: TOUR_STEPS.length })}
      size="md"
      centered
      closeButtonProps={{ "aria-label": t("skip") }}
    >
      <div ref={text} tabIndex={-1} className={classes.step} aria-live="polite" data-autofocus>
        <h2 className={classes.head}>{t(`${TOUR_STEPS[at] ?? "people"}.title`)}</h2>
        <p>{t(`${TOUR_STEPS[at] ?? "people"}.text`)}</p>
        <Figure at={at} />
      </div>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t("skip")}
        </Button>
        <Group gap="xs">
          {at > 0 && (
            <Button variant="default" onClick={() => onStep(at - 1)}>
              {t("back")}
            </Button>
          )}
          {last ? (
            <>
              <LinkButton href="/latihan" variant="default" onClick={onClose}>
                {t("practise")}
              </LinkButton>
              <Button onClick={onClose}>{t("done")}</Button>
            </>
          ) : (
            <Button onClick={() => onStep(at + 1)} rightSection={<Kbd size="xs">→</Kbd>}>
              {t("next")}
            </Button>
          )}
        </Group>
      </Group>
    </Modal>
  );
}

/** What the step is about, as it looks on the screen. */
function Figure({ at }: { readonly at: number }) {
  const queue = useTranslations("queue");
  const { move, judge } = keyLines(useOwnKeys());
  const keys = at === 1 ? [...move, ...judge.slice(0, 1)] : at === 3 ? judge.slice(1, 6) : [];
  if (at === 0) {
    return (
      <ul className={classes.figure}>
        {TIERS.map((tier) => (
          <li key={tier}>
            <TierMark tier={tier} />
          </li>
        ))}
      </ul>
    );
  }
  if (keys.length === 0) return null;
  return (
    <ul className={classes.figure}>
      {keys.map((one) => (
        <li key={one.name}>
          {one.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {queue(`key.${one.name}`)}
        </li>
      ))}
    </ul>
  );
}
