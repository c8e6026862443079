"use client";

import { useTranslations } from "next-intl";
import { NoteForm } from "./note-form";
import { OptionList } from "./option-list";
import { rememberPurpose } from "./purpose";

const USUAL = ["sidalih", "documents", "family"] as const;

interface RevealFormProps {
  readonly findingId: number;
  readonly onReveal: (purpose: string) => void;
  readonly onCancel: () => void;
}

/**
 * Buka identitas: the usual purposes by one key, or one's own words. The purpose is kept for this session, so that
 * the next finding opens by the key alone; each opening is still on the trail and counted.
 */
export function RevealForm({ findingId, onReveal, onCancel }: RevealFormProps) {
  const t = useTranslations("finding");
  const usual = useTranslations("finding.purpose");
  const reveal = (purpose: string) => {
    rememberPurpose(purpose);
    onReveal(purpose);
  };
  return (
    <>
      <OptionList
        label={usual("title")}
        chosen={null}
        onChoose={(code) => {
          const known = USUAL.find((one) => one === code);
          if (known !== undefined) reveal(usual(known));
        }}
        options={USUAL.map((code, at) => ({ code, key: String(at + 1), label: usual(code) }))}
      />
      <NoteForm
        findingId={findingId}
        form="reveal"
        title={t("reveal-title")}
        lead={t("reveal-lead")}
        save={t("save-reveal")}
        minLength={5}
        autoFocus={false}
        onAnswer={(purpose) => reveal(purpose ?? "")}
        onCancel={onCancel}
      />
    </>
  );
}
