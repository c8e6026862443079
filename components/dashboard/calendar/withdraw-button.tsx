"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FailureNote } from "@/components/ui/failure-note";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/result";

interface WithdrawButtonProps {
  readonly id: number;
  readonly title: string;
  readonly withdraw: (input: { id: number }) => Promise<Result<unknown>>;
}

/** Takes an entry out of sight; it stays on the trail. */
export function WithdrawButton({ id, title, withdraw }: WithdrawButtonProps) {
  const t = useTranslations("dashboard.calendar");
  const { run, failure } = useAction(withdraw, t("withdrawn"));
  return (
    <>
      <ConfirmButton
        size="compact-sm"
        title={t("withdraw-title", { title })}
        explanation={t("withdraw-text")}
        confirmLabel={t("withdraw")}
        onConfirm={() => run({ id })}
      >
        {t("withdraw")}
      </ConfirmButton>
      <FailureNote failure={failure} />
    </>
  );
}
