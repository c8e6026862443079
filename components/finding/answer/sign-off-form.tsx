"use client";

import { Button, Group, Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/get";
import classes from "./answer.module.css";
import { draftOf } from "./drafts";
import { NoteField } from "./note-field";

interface SignoffFormProps {
  readonly view: Serialized<FindingView>;
  readonly onAnswer: (answer: { adopt?: number; note?: string }) => void;
  readonly onCancel: () => void;
}

/**
 * Pengesahan: the second pair of eyes. Where two people judged differently, one of the two judgements is made
 * valid; none is preselected.
 */
export function SignoffForm({ view, onAnswer, onCancel }: SignoffFormProps) {
  const t = useTranslations("finding");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons");
  const since = view.trail.findLastIndex((entry) => entry.kind === "return" || entry.kind === "reopen");
  const judgements = view.trail
    .slice(since + 1)
    .filter((entry) => entry.kind === "decision" || entry.kind === "second_blind");
  const [adopt, setAdopt] = useState<string | null>(null);
  const several = judgements.length > 1;
  const send = () => {
    const note = draftOf(view.id, "signoff").trim();
    onAnswer({ ...(adopt === null ? {} : { adopt: Number(adopt) }), ...(note === "" ? {} : { note }) });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!several || adopt !== null) send();
      }}
    >
      <div>
        <p className={classes.title}>{t("signoff-title")}</p>
        <p className={classes.lead}>{t("signoff-lead")}</p>
      </div>
      {several && (
        <Radio.Group label={t("signoff-which")} value={adopt} onChange={setAdopt}>
          {judgements.map((entry) => (
            <Radio
              key={entry.id}
              mt={6}
              value={String(entry.id)}
              label={`${entry.by}: ${common(`outcome.${entry.outcome ?? "rejected"}`)}${entry.reasonCode === null ? "" : ` (${reasons(entry.reasonCode)})`}`}
            />
          ))}
        </Radio.Group>
      )}
      <NoteField findingId={view.id} form="signoff" required={false} onSubmit={send} autoFocus={!several} />
      <Group gap="xs">
        <Button type="submit">{t("save-signoff")}</Button>
        <Button variant="default" onClick={onCancel}>
          {t("back-esc")}
        </Button>
      </Group>
    </form>
  );
}
