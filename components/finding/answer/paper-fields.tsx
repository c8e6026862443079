"use client";

import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { isNumbered, PAPERS, papersFor, type PaperInput, type StoredPaper } from "@/lib/finding/model/paper";
import { DateField } from "@/components/ui/date-field";
import type { Attachment } from "@/lib/finding/queries/opened/finding";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { Serialized } from "@/lib/serialized";

/** The paper as it is being typed. */
export const typedPaperSchema = z.object({
  kind: z.union([z.enum(PAPERS), z.literal("")]),
  number: z.string(),
  date: z.string(),
  attachment: z.string(),
  nik: z.string(),
  override: z.string(),
});
export type TypedPaper = Readonly<z.infer<typeof typedPaperSchema>>;

export const NO_PAPER: TypedPaper = { kind: "", number: "", date: "", attachment: "", nik: "", override: "" };

/** The fields for a paper that was named before. */
export const typedPaper = (paper: StoredPaper | undefined): TypedPaper =>
  paper === undefined
    ? NO_PAPER
    : {
        kind: paper.kind,
        number: paper.number ?? "",
        date: paper.date ?? "",
        attachment: paper.attachmentId?.toString() ?? "",
        nik: "",
        override: paper.override ?? "",
      };

/** What was typed, without what was left empty; undefined before a paper was chosen. */
export function givenPaper({
  kind,
  number,
  date,
  attachment,
  nik,
  override,
}: TypedPaper): PaperInput | undefined {
  if (kind === "") return undefined;
  if (kind === "MENYUSUL") return { kind };
  return {
    kind,
    ...(number.trim() === "" || !isNumbered(kind) ? {} : { number }),
    ...(date === "" ? {} : { date }),
    ...(attachment === "" ? {} : { attachmentId: Number(attachment) }),
    ...(nik.trim() === "" ? {} : { nik }),
    ...(override.trim() === "" ? {} : { override }),
  };
}

interface PaperFieldsProps {
  readonly code: FollowUp;
  readonly attachments: readonly Serialized<Attachment>[];
  readonly paper: TypedPaper;
  readonly onPaper: (paper: TypedPaper) => void;
}

/** The paper of a strike: its class, then number and day or the attachment; or that it will follow. */
export function PaperFields({ code, attachments, paper, onPaper }: PaperFieldsProps) {
  const t = useTranslations("finding.paper");
  const papers = useTranslations("papers");
  const kinds = papersFor(code);
  const { kind } = paper;
  const set = (part: Partial<TypedPaper>) => onPaper({ ...paper, ...part });
  return (
    <>
      <NativeSelect
        label={t("kind")}
        description={kind === "MENYUSUL" ? t("follows-hint") : undefined}
        value={kind}
        onChange={(event) => set({ kind: kinds.find((one) => one === event.currentTarget.value) ?? "" })}
        data={[
          { value: "", label: t("choose") },
          ...kinds.map((one) => ({ value: one, label: papers(one) })),
        ]}
      />
      {kind !== "" && kind !== "MENYUSUL" && (
        <>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            {isNumbered(kind) && (
              <TextInput
                label={t("number")}
                value={paper.number}
                maxLength={80}
                autoComplete="off"
                onChange={(event) => set({ number: event.currentTarget.value })}
              />
            )}
            <DateField
              label={t(isNumbered(kind) ? "date" : "date-seen")}
              value={paper.date}
              onChange={(event) => set({ date: event.currentTarget.value })}
            />
            <NativeSelect
              label={t("attachment")}
              description={attachments.length === 0 ? t("attachment-hint") : undefined}
              value={paper.attachment}
              onChange={(event) => set({ attachment: event.currentTarget.value })}
              data={[
                { value: "", label: t("no-attachment") },
                ...attachments.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          </Group>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput
              label={t("nik")}
              description={t("nik-hint")}
              value={paper.nik}
              inputMode="numeric"
              maxLength={16}
              autoComplete="off"
              onChange={(event) => set({ nik: event.currentTarget.value.replace(/\D/g, "") })}
            />
            <TextInput
              label={t("override")}
              description={t("override-hint")}
              value={paper.override}
              maxLength={500}
              onChange={(event) => set({ override: event.currentTarget.value })}
            />
          </Group>
        </>
      )}
    </>
  );
}
