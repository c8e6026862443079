"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";

/**
 * Puts the dashboard on paper. Who may see reports gets the first page of one, as it would be now; others print
 * the page as it stands.
 * @param paperOf the period whose report is printed, or null
 */
export function PrintButton({ paperOf }: { readonly paperOf: number | null }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  if (paperOf === null)
    return (
      <Button size="sm" variant="default" onClick={() => window.print()}>
        {t("print")}
      </Button>
    );
  return (
    <form method="post" action="/api/ringkasan/cetak">
      <input type="hidden" name="data" value={paperOf} />
      <input type="hidden" name="locale" value={locale} />
      <Button type="submit" size="sm" variant="default">
        {t("print")}
      </Button>
    </form>
  );
}
