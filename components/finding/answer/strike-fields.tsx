"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Namesakes } from "@/components/voters/namesakes";
import type { Attachment } from "@/lib/finding/queries/opened/finding";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";
import { PaperFields, type TypedPaper } from "./paper-fields";
import type { NamesakeGuard } from "./use-namesakes";

interface StrikeFieldsProps {
  readonly code: FollowUp;
  readonly attachments: readonly Serialized<Attachment>[];
  readonly paper: TypedPaper;
  readonly onPaper: (paper: TypedPaper) => void;
  readonly guard: NamesakeGuard;
}

/** What strikes a voter off: its paper, and the word of the person on who is meant. */
export function StrikeFields({ code, attachments, paper, onPaper, guard }: StrikeFieldsProps) {
  const t = useTranslations("voters");
  return (
    <>
      <PaperFields code={code} attachments={attachments} paper={paper} onPaper={onPaper} />
      {guard.failed && <Text size="sm">{t("unread")}</Text>}
      {guard.beside !== null && (
        <Namesakes beside={guard.beside} meant={guard.meant} onMeant={guard.setMeant} />
      )}
    </>
  );
}
