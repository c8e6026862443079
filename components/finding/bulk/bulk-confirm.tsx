"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { draftOf } from "@/components/finding/answer/drafts";
import { NoteField } from "@/components/finding/answer/note-field";
import type { Answered } from "@/lib/finding/model/state";
import { BULK_FOLLOW_UPS } from "@/lib/finding/model/bulk";
import { REJECT_REASONS } from "@/lib/finding/model/reasons";
import classes from "./bulk.module.css";
import type { Bulk } from "./use-bulk";

interface BulkConfirmProps {
  readonly bulk: Bulk;
  readonly outcome: Answered;
  readonly code: string;
  readonly title: string;
  readonly onBack: () => void;
  readonly onConfirm: (note: string | undefined) => void;
}

/** What is about to be decided, in full, before it is: how many, of what, how and why. */
export function BulkConfirm({
  bulk: { chosen, running },
  outcome,
  code,
  title,
  onBack,
  onConfirm,
}: BulkConfirmProps) {
  const t = useTranslations("bulk");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons");
  const required =
    [...REJECT_REASONS, ...BULK_FOLLOW_UPS].find((rule) => rule.code === code)?.note === "required";
  const send = () => {
    const note = draftOf(0, "bulk").trim();
    if (!running && (!required || note !== "")) onConfirm(note === "" ? undefined : note);
  };
  const facts = [
    [t("fact.count"), t("chosen", { count: chosen.length })],
    [t("fact.detector"), `${chosen[0]?.detector ?? ""} ${title}`],
    [t("fact.outcome"), common(`outcome.${outcome}`)],
    [t(outcome === "accepted" ? "fact.follow-up" : "fact.reason"), reasons(code)],
  ] as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className={classes.form}
    >
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t("list", { count: chosen.length })}</summary>
        <ol className={classes.names}>
          {chosen.map((line) => (
            <li key={line.id} value={line.id}>
              {line.names}
            </li>
          ))}
        </ol>
      </details>
      <NoteField findingId={0} form="bulk" required={required} hint={t("note-hint")} onSubmit={send} />
      <p className={classes.lead}>{t("each-alone")}</p>
      <Group gap="xs">
        <Button type="submit" loading={running}>
          {t("confirm", { count: chosen.length })}
        </Button>
        <Button variant="default" onClick={onBack} disabled={running}>
          {t("back")}
        </Button>
      </Group>
    </form>
  );
}
