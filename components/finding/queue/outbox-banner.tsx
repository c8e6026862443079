"use client";

import { Anchor, Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { saidOf } from "@/lib/finding/model/final-action";
import { dropAction, type KeptAction } from "./outbox";
import classes from "./workbench.module.css";

interface OutboxBannerProps {
  readonly kept: readonly KeptAction[];
  readonly onRetry: () => void;
  /** the finding of an answer that has to be given again */
  readonly onOpen: (findingId: number) => void;
}

/** What this computer keeps because the server could not be reached: each answer, and what happens with it. */
export function OutboxBanner({ kept, onRetry, onOpen }: OutboxBannerProps) {
  const t = useTranslations("queue");
  const outcomes = useTranslations("common.outcome");
  const reasons = useTranslations("reasons");
  if (kept.length === 0) return null;
  const waiting = kept.filter(({ retype, refused }) => !retype && refused === null).length;
  const words = ({ action }: KeptAction): string => {
    const { outcome, reason } = saidOf(action);
    if (t.has(`action.${reason}`)) return t(`action.${reason}`);
    return [outcome === null ? null : outcomes(outcome), reasons(reason)].filter(Boolean).join(" · ");
  };
  return (
    <section className={classes.outbox} role="alert" aria-label={t("outbox.title")}>
      <p>
        <strong>{t("outbox.kept", { count: kept.length })}</strong> {t("outbox.text")}{" "}
        <Anchor href="/masuk" target="_blank" inherit>
          {t("outbox.sign-in")}
        </Anchor>
      </p>
      <ul>
        {kept.map((one) => (
          <li key={one.attempt}>
            {t("outbox.line", { id: one.findingId, words: words(one) })}
            {one.retype && ` ${t("outbox.retype")}`}
            {one.refused !== null && ` ${one.refused}`}
            {(one.retype || one.refused !== null) && (
              <Group gap="xs" component="span" display="inline-flex" ml="xs">
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    dropAction(one.attempt);
                    onOpen(one.findingId);
                  }}
                >
                  {t("outbox.again")}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t("outbox.retry")}
        </Button>
      )}
    </section>
  );
}
