"use client";

import { Progress, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { usePolled } from "@/components/ui/use-polled";
import { type ListProgress, listProgressSchema } from "@/lib/list/model/view";
import type { Result } from "@/lib/result";

type Cancel = (input: { id: number }) => Promise<Result<void>>;
const NOT_ALLOWED: Cancel = () => Promise.reject(new Error("not offered"));

interface MatchingViewProps {
  readonly id: number;
  readonly initial: ListProgress;
  /** null for those who may only watch */
  readonly cancel: Cancel | null;
}

/** Live while the worker holds the list against its roll; the page draws itself anew when that is over. */
export function MatchingView({ id, initial, cancel }: MatchingViewProps) {
  const t = useTranslations("list.matching");
  const data = useTranslations("data");
  const router = useRouter();
  const { value, lost } = usePolled(
    `/api/daftar/${id}`,
    listProgressSchema,
    initial,
    ({ status }) => status !== "matching",
    () => router.refresh(),
  );
  const cancelling = useAction(cancel ?? NOT_ALLOWED, t("cancel-asked"));
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      actions={
        cancel !== null && (
          <ConfirmButton
            title={t("cancel-title")}
            explanation={t("cancel-text")}
            confirmLabel={t("cancel")}
            onConfirm={() => cancelling.run({ id })}
            disabled={value.cancelRequested}
          >
            {t(value.cancelRequested ? "cancel-asked" : "cancel")}
          </ConfirmButton>
        )
      }
    >
      <Progress value={value.progress * 100} size="sm" aria-label={t("progress")} maw={760} />
      <Text aria-live="polite">{t("share", { share: value.progress })}</Text>
      {lost && <Text c="dimmed">{data("connection-lost")}</Text>}
      <FailureNote failure={cancelling.failure} />
    </Section>
  );
}
