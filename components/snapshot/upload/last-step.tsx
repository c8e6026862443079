"use client";

import { Button, List, ListItem } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import type { Failure } from "@/lib/result";
import { useByteText } from "@/components/ui/use-byte-text";

interface LastStepProps {
  readonly files: number;
  readonly bytes: number;
  /** null until they are said */
  readonly region: string | null;
  readonly period: string | null;
  /** why it cannot start yet, or null */
  readonly waitingFor: string | null;
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onStart: () => void;
}

/** What will happen, before it happens. */
export function LastStep({
  files,
  bytes,
  region,
  period,
  waitingFor,
  pending,
  failure,
  onStart,
}: LastStepProps) {
  const t = useTranslations("data.upload");
  const size = useByteText()(bytes);
  return (
    <Section title={t("step-last")}>
      <List spacing={4} maw="72ch">
        <ListItem>{t("will-read", { files, size })}</ListItem>
        {region !== null && period !== null && <ListItem>{t("will-create", { region, period })}</ListItem>}
        <ListItem>{t("will-not-overwrite")}</ListItem>
        <ListItem>{t("will-reject")}</ListItem>
      </List>
      <FailureNote failure={failure} />
      <div>
        <Button
          onClick={onStart}
          loading={pending}
          disabled={waitingFor !== null}
          aria-describedby="impor-menunggu"
        >
          {t("start-import")}
        </Button>
        <span id="impor-menunggu" style={{ marginLeft: 12, color: "var(--mantine-color-dimmed)" }}>
          {waitingFor}
        </span>
      </div>
    </Section>
  );
}
