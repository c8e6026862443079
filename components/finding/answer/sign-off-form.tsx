"use client";

import { Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import { AnswerFrame } from "./answer-frame";
import { judgementsToSign } from "@/components/finding/pane/decision-card";
import { draftOf } from "./drafts";
import { useLanguage } from "@/components/finding/codes/use-language";
import { NoteField } from "./note-field";

interface SignOffFormProps {
  readonly view: Serialized<FindingView>;
  readonly onAnswer: (answer: { adopt?: number; note?: string }) => void;
  readonly onCancel: () => void;
}

/**
 * Pengesahan: the second pair of eyes. Where two people judged differently, one of the two judgements is made
 * valid; none is preselected.
 */
export function SignOffForm({ view, onAnswer, onCancel }: SignOffFormProps) {
  const t = useTranslations("finding");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons");
  const language = useLanguage();
  const judgements = judgementsToSign(view);
  const [adopt, setAdopt] = useState<string | null>(null);
  const several = judgements.length > 1;
  const send = () => {
    const note = draftOf(view.id, "sign-off").trim();
    onAnswer({ ...(adopt === null ? {} : { adopt: Number(adopt) }), ...(note === "" ? {} : { note }) });
  };
  return (
    <AnswerFrame
      title={t("sign-off-title")}
      lead={t("sign-off-lead")}
      save={t("save-sign-off")}
      onSend={() => {
        if (!several || adopt !== null) send();
      }}
      onCancel={onCancel}
    >
      {several && (
        <Radio.Group label={t("sign-off-which")} value={adopt} onChange={setAdopt}>
          {judgements.map((event) => (
            <Radio
              key={event.id}
              mt={6}
              value={String(event.id)}
              label={
                `${event.by}: ` +
                `${common(`outcome.${event.outcome ?? "rejected"}`)}${
                  event.reasonCode === null
                    ? ""
                    : ` (${event.made?.code?.[language] ?? reasons(event.reasonCode)})`
                }`
              }
            />
          ))}
        </Radio.Group>
      )}
      <NoteField findingId={view.id} form="sign-off" required={false} onSubmit={send} autoFocus={!several} />
    </AnswerFrame>
  );
}
