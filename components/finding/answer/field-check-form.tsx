"use client";

import { Group, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { DateField } from "@/components/ui/date-field";
import { daysAfter, officeToday } from "@/lib/regions/time-zone";
import { AnswerFrame } from "./answer-frame";
import { draftOf, useDraft } from "./drafts";
import { NoteField } from "./note-field";

const FORM = "field-check";

interface FieldCheckFormProps {
  readonly findingId: number;
  /** where the finding lies: its office keeps the days */
  readonly areaCode: string;
  readonly onAnswer: (answer: { dueDate: string; addressee: string; note?: string }) => void;
  readonly onCancel: () => void;
}

/** Verifikasi faktual (coktas): who is visited, until when. Not a decision: the finding stays open. */
export function FieldCheckForm({ findingId, areaCode, onAnswer, onCancel }: FieldCheckFormProps) {
  const t = useTranslations("finding");
  const today = officeToday(areaCode);
  const [dueDate, setDueDate] = useDraft([findingId, FORM, "dueDate"], z.string(), daysAfter(today, 7));
  const [addressee, setAddressee] = useDraft([findingId, FORM, "addressee"], z.string(), "");
  const send = () => {
    const note = draftOf(findingId, FORM).trim();
    onAnswer({ dueDate, addressee: addressee.trim(), ...(note === "" ? {} : { note }) });
  };
  return (
    <AnswerFrame
      title={t("field-check-title")}
      lead={t("field-check-lead")}
      save={t("save-field-check")}
      onSend={send}
      onCancel={onCancel}
    >
      <Group grow>
        <TextInput
          label={t("addressee")}
          description={t("addressee-hint")}
          required
          withAsterisk={false}
          minLength={2}
          maxLength={120}
          autoFocus
          value={addressee}
          onChange={(event) => setAddressee(event.currentTarget.value)}
        />
        <DateField
          label={t("due-date")}
          description={t("due-date-hint")}
          required
          withAsterisk={false}
          min={today}
          value={dueDate}
          onChange={(event) => setDueDate(event.currentTarget.value)}
        />
      </Group>
      <NoteField findingId={findingId} form={FORM} required={false} onSubmit={send} autoFocus={false} />
    </AnswerFrame>
  );
}
