"use client";

import { Button, Code } from "@mantine/core";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** The reference number is the error's digest; the log holds the same number with the place of the fault. */
export default function DeskError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations("common");
  const reference =
    error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <EmptyState
      order={1}
      title={t("error.title")}
      actions={
        <Button variant="default" onClick={() => retry()}>
          {t("retry")}
        </Button>
      }
    >
      <p style={{ margin: 0 }}>{t("error.text")}</p>
      {reference !== null && <Code fz="sm">{t("error.reference", { reference })}</Code>}
    </EmptyState>
  );
}
