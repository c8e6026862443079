"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { z } from "zod";
import { Cancel } from "./accept-form";
import { useEscape } from "@/components/ui/use-escape";
import { AnswerFrame, FormHead } from "./answer-frame";
import classes from "./answer.module.css";
import { draftOf, useDraft } from "./drafts";
import { NoteField } from "./note-field";
import { OptionList } from "./option-list";

export interface ReasonOption<Code extends string> {
  readonly code: Code;
  readonly key: string;
  readonly note: "required" | "optional";
  /** where the reason is not one of the common list */
  readonly label?: string;
}

interface ReasonFormProps<Code extends string> {
  readonly findingId: number;
  readonly form: string;
  readonly title: string;
  readonly lead?: string;
  readonly reasons: readonly ReasonOption<Code>[];
  /** what is said along with whichever reason */
  readonly along?: ReactNode;
  /** the answer that was sent back: it stands there to be corrected */
  readonly before?: { readonly code: string | null; readonly note: string | null };
  readonly onAnswer: (code: Code, note: string | undefined) => void;
  readonly onCancel: () => void;
}

/** One reason by one key; a remark is asked for only where the reason needs one. */
export function ReasonForm<Code extends string>({
  findingId,
  form,
  title,
  lead,
  reasons,
  along,
  before,
  onAnswer,
  onCancel,
}: ReasonFormProps<Code>) {
  const t = useTranslations("finding");
  const reasonTexts = useTranslations("reasons");
  const words = (key: string) => reasonTexts(key);
  const [kept, setCode] = useDraft([findingId, form, "code"], z.string().nullable(), before?.code ?? null);
  const code = reasons.find((reason) => reason.code === kept)?.code ?? null;
  const chosen = reasons.find((reason) => reason.code === code);
  useEscape(() => setCode(null), code !== null);
  const choose = (next: string) => {
    const reason = reasons.find((one) => one.code === next);
    if (reason === undefined) return;
    const note = draftOf(findingId, form).trim();
    if (reason.note === "optional") onAnswer(reason.code, note === "" ? undefined : note);
    else setCode(reason.code);
  };
  const send = () => {
    if (chosen === undefined) return;
    const note = draftOf(findingId, form).trim();
    if (chosen.note === "required" && note === "") return;
    onAnswer(chosen.code, note === "" ? undefined : note);
  };
  return (
    <div className={classes.form}>
      <FormHead title={title} {...(lead === undefined ? {} : { lead })} />
      {along}
      <OptionList
        label={title}
        chosen={code}
        onChoose={choose}
        options={reasons.map((reason) => ({
          code: reason.code,
          key: reason.key,
          label: reason.label ?? words(reason.code),
          hint: reason.note === "required" ? words("needs-note") : undefined,
        }))}
      />
      {chosen === undefined ? (
        <Cancel onCancel={onCancel} />
      ) : (
        <AnswerFrame
          save={t("save-reason", { reason: chosen.label ?? words(chosen.code) })}
          onSend={send}
          onCancel={onCancel}
        >
          <NoteField
            findingId={findingId}
            form={form}
            required={chosen.note === "required"}
            before={chosen.code === before?.code ? before.note : null}
            onSubmit={send}
          />
        </AnswerFrame>
      )}
    </div>
  );
}
