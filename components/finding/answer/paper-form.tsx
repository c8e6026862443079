"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paperSchema, type PaperInput } from "@/lib/finding/model/paper";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { Serialized } from "@/lib/serialized";
import classes from "./answer.module.css";
import { givenPaper, NO_PAPER, PaperFields } from "./paper-fields";

type View = Serialized<FindingView>;

interface PaperFormProps {
  readonly view: View;
  readonly onAnswer: (judgement: number, paper: PaperInput) => void;
  readonly onCancel: () => void;
}

/** The judgement that waits for its paper, as far as this person may see it. */
export const waitingForPaper = ({ trail }: View) =>
  trail.findLast((event) => event.followUp?.paper?.kind === "MENYUSUL");

/** Lengkapi dasar: the paper of a strike that was to follow has come. */
export function PaperForm({ view, onAnswer, onCancel }: PaperFormProps) {
  const t = useTranslations("finding");
  const errors = useTranslations("errors");
  const [paper, setPaper] = useState(NO_PAPER);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = waitingForPaper(view);
  if (waiting?.followUp == null) return null;
  const send = () => {
    const checked = paperSchema.safeParse(givenPaper(paper));
    const message = checked.error?.issues.find((issue) => errors.has(issue.message))?.message;
    if (checked.success) onAnswer(waiting.id, checked.data);
    else setProblem(errors(message ?? "paper-required"));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div>
        <p className={classes.title}>{t("paper-title")}</p>
        <p className={classes.lead}>{t("paper-lead")}</p>
      </div>
      <PaperFields
        code={waiting.followUp.code}
        attachments={view.attachments}
        paper={paper}
        onPaper={setPaper}
      />
      {problem !== null && (
        <Text role="alert" size="sm" className={classes.problem}>
          {problem}
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit">{t("save-paper")}</Button>
        <Button variant="default" onClick={onCancel}>
          {t("back-esc")}
        </Button>
      </Group>
    </form>
  );
}
