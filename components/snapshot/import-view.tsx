"use client";

import { Progress, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import { StateBadge } from "@/components/ui/state-badge";
import { useAction } from "@/components/ui/use-action";
import { usePolled } from "@/components/ui/use-polled";
import { useByteText } from "@/components/ui/use-byte-text";
import type { Result } from "@/lib/result";
import { importProgressSchema, type ImportProgress } from "@/lib/snapshot/model/view";
import { SNAPSHOT_TONES } from "./snapshot-tones";

type Cancel = (input: { id: number }) => Promise<Result<void>>;
const NOT_ALLOWED: Cancel = () => Promise.reject(new Error("not offered"));

interface ImportViewProps {
  readonly id: number;
  readonly initial: ImportProgress;
  /** null for those who may only watch */
  readonly cancel: Cancel | null;
}

/** Live while the data is read; the page draws itself anew when it is over. */
export function ImportView({ id, initial, cancel }: ImportViewProps) {
  const t = useTranslations("data");
  const router = useRouter();
  const bytes = useByteText();
  const { value, lost } = usePolled(
    `/api/data/${id}`,
    importProgressSchema,
    initial,
    ({ status }) => status !== "queued" && status !== "importing",
    () => router.refresh(),
  );
  const cancelling = useAction(cancel ?? NOT_ALLOWED, t("cancel-asked"));
  const share = value.totalBytes === 0 ? 0 : Math.min(1, value.bytes / value.totalBytes);
  // The last part of the work has no bytes any more: indexes and the measuring of quality.
  const indexing = share >= 1;
  return (
    <Section
      title={
        <StateBadge tone={SNAPSHOT_TONES[value.status] ?? "quiet"}>{t(`status.${value.status}`)}</StateBadge>
      }
      actions={
        cancel !== null && (
          <ConfirmButton
            title={t("cancel-title")}
            explanation={t("cancel-text")}
            confirmLabel={t("cancel-import")}
            onConfirm={() => cancelling.run({ id })}
            disabled={value.cancelRequested}
          >
            {t(value.cancelRequested ? "cancel-asked" : "cancel-import")}
          </ConfirmButton>
        )
      }
    >
      <Progress
        value={share * 100}
        size="sm"
        aria-label={t("import-progress")}
        maw={760}
        animated={indexing}
      />
      <Text aria-live="polite">
        {t.rich("import-summary", {
          rows: () => <NumberText value={value.rows} />,
          read: bytes(value.bytes),
          all: bytes(value.totalBytes),
        })}{" "}
        {indexing && t("import-indexing")}
      </Text>
      <Text c="dimmed">{lost ? t("connection-lost") : t("import-leave")}</Text>
      <FailureNote failure={cancelling.failure} />
    </Section>
  );
}
