"use client";

import { Button, Checkbox, Group, Stack, Textarea } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import type { DraftAccept } from "@/lib/draft/model/draft";
import type { DraftView } from "@/lib/draft/queries/drafts";
import type { Result } from "@/lib/result";
import { MarkedText } from "./marked-text";
import classes from "./draft.module.css";

type Accept = (input: DraftAccept) => Promise<Result<null>>;

interface DraftCardProps {
  readonly draft: DraftView;
  /** null where the person may only read */
  readonly accept: Accept | null;
}

/** A draft with what is not known of its numbers marked; still a draft until a person has made it its own. */
export function DraftCard({ draft, accept }: DraftCardProps) {
  const t = useTranslations("draft");
  const format = useFormatter();
  const when = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const { acceptedText, acceptedBy, acceptedAt, unmatched } = draft;
  return (
    <Section
      title={t(`kinds.${draft.kind}`)}
      lead={t("by", { who: draft.createdBy, when: when(draft.createdAt), source: draft.source })}
    >
      <p className={classes.mark} data-accepted={acceptedText !== null || undefined}>
        {acceptedText === null || acceptedBy === null || acceptedAt === null
          ? t("mark")
          : t("accepted", { who: acceptedBy, when: when(acceptedAt) })}
      </p>
      {draft.fallback !== null && <p>{t(`fallback.${draft.fallback}`)}</p>}
      <MarkedText text={acceptedText ?? draft.text} marks={unmatched} />
      <p>
        {unmatched.length === 0
          ? t("numbers-fine")
          : t("numbers", { numbers: unmatched.map(({ text }) => text).join(", ") })}
      </p>
      {acceptedText === null && accept !== null && <AcceptForm draft={draft} accept={accept} />}
    </Section>
  );
}

function AcceptForm({ draft, accept }: { readonly draft: DraftView; readonly accept: Accept }) {
  const t = useTranslations("draft");
  const [text, setText] = useState(draft.text);
  const [checked, setChecked] = useState(false);
  const { run, pending, failure } = useAction(accept, t("accept-done"));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ draftId: draft.id, text, numbersChecked: checked });
      }}
    >
      <Stack gap="xs" maw={760}>
        <Textarea
          label={t("edit")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={6}
          maxRows={24}
        />
        <Checkbox
          label={t("checked")}
          checked={checked}
          onChange={(event) => setChecked(event.currentTarget.checked)}
        />
        <FailureNote failure={failure} />
        <Group>
          <Button type="submit" loading={pending}>
            {t("accept")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
