"use client";

import { AnswerFrame } from "./answer-frame";
import { draftOf } from "./drafts";
import { NoteField } from "./note-field";

interface NoteFormProps {
  readonly findingId: number;
  readonly form: string;
  readonly title: string;
  readonly lead: string;
  readonly save: string;
  readonly onAnswer: (note: string | undefined) => void;
  readonly onCancel: () => void;
  /** shortest remark that will do */
  readonly minLength?: number;
  readonly autoFocus?: boolean;
}

/** An action that needs no reason code, only room for a remark. */
export function NoteForm({
  findingId,
  form,
  title,
  lead,
  save,
  onAnswer,
  onCancel,
  minLength = 0,
  autoFocus = true,
}: NoteFormProps) {
  const send = () => {
    const note = draftOf(findingId, form).trim();
    if (note.length >= minLength) onAnswer(note === "" ? undefined : note);
  };
  return (
    <AnswerFrame title={title} lead={lead} save={save} onSend={send} onCancel={onCancel}>
      <NoteField
        findingId={findingId}
        form={form}
        required={minLength > 0}
        onSubmit={send}
        autoFocus={autoFocus}
      />
    </AnswerFrame>
  );
}
