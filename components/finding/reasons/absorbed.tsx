"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";

interface AbsorbedProps {
  readonly absorbed: readonly { readonly code: string }[];
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Weaker questions about the same records that this one takes in: each rule once, with how often it asked.
 */
export function Absorbed({ absorbed, titles }: AbsorbedProps) {
  const t = useTranslations("finding");
  const rules = [...Map.groupBy(absorbed, ({ code }) => code)].sort(([a], [b]) => a.localeCompare(b));
  if (rules.length === 0) return null;
  return (
    <Text size="sm" maw="72ch">
      {t("absorbed")}:{" "}
      {rules
        .map(([code, all]) => t("absorbed-rule", { code, title: titles[code] ?? "", count: all.length }))
        .join("; ")}
      .
    </Text>
  );
}
