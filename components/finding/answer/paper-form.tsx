"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { paperSchema, type PaperInput } from "@/lib/finding/model/paper";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { Serialized } from "@/lib/serialized";
import { AnswerFrame } from "./answer-frame";
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
    <AnswerFrame
      title={t("paper-title")}
      lead={t("paper-lead")}
      save={t("save-paper")}
      problem={problem}
      onSend={send}
      onCancel={onCancel}
    >
      <PaperFields
        code={waiting.followUp.code}
        attachments={view.attachments}
        paper={paper}
        onPaper={setPaper}
      />
    </AnswerFrame>
  );
}
