"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";

interface FoldedProps {
  readonly folded: readonly { readonly code: string }[];
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Weaker questions about the same records that this one takes in: each rule once, with how often it asked.
 */
export function Folded({ folded, titles }: FoldedProps) {
  const t = useTranslations("finding");
  const rules = [...Map.groupBy(folded, ({ code }) => code)].sort(([a], [b]) => a.localeCompare(b));
  if (rules.length === 0) return null;
  return (
    <Text size="sm" maw="72ch">
      {t("folded")}:{" "}
      {rules
        .map(([code, all]) => t("folded-rule", { code, title: titles[code] ?? "", count: all.length }))
        .join("; ")}
      .
    </Text>
  );
}
