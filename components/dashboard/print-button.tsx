"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Prints the page as it stands: the first sheet of the report. */
export function PrintButton() {
  const t = useTranslations("dashboard");
  return (
    <Button size="sm" variant="default" onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
}
