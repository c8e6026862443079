"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./answer.module.css";
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
  const t = useTranslations("finding");
  const send = () => {
    const note = draftOf(findingId, form).trim();
    if (note.length >= minLength) onAnswer(note === "" ? undefined : note);
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
        <p className={classes.title}>{title}</p>
        <p className={classes.lead}>{lead}</p>
      </div>
      <NoteField
        findingId={findingId}
        form={form}
        required={minLength > 0}
        onSubmit={send}
        autoFocus={autoFocus}
      />
      <Group gap="xs">
        <Button type="submit">{save}</Button>
        <Button variant="default" onClick={onCancel}>
          {t("back-esc")}
        </Button>
      </Group>
    </form>
  );
}
