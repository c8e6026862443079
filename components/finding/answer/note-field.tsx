"use client";

import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { draftOf, keepDraft } from "./drafts";

interface NoteFieldProps {
  readonly findingId: number;
  readonly form: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly onSubmit: () => void;
  readonly autoFocus?: boolean;
  /** what stood there in an answer that was sent back */
  readonly before?: string | null;
}

/** A remark in the person's own words. Ctrl/⌘-Enter sends; what was typed is kept until it has been sent. */
export function NoteField(props: NoteFieldProps) {
  const { findingId, form, required, hint, onSubmit, autoFocus = true, before = null } = props;
  const t = useTranslations("finding");
  const [text, setText] = useState(() => {
    if (before !== null && draftOf(findingId, form) === "") keepDraft(findingId, form, before);
    return draftOf(findingId, form);
  });
  return (
    <Textarea
      label={t(required ? "note-required" : "note-optional")}
      description={hint}
      required={required}
      withAsterisk={false}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      name="note"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        keepDraft(findingId, form, event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
      }}
    />
  );
}
