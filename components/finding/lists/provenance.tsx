"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ListLine } from "@/lib/finding/queries/opened/list-lines";
import type { Serialized } from "@/lib/serialized";

/** Which list, from whom, by which letter, at which line, and who brought it. */
export function Provenance({ line }: { readonly line: Serialized<ListLine> }) {
  const t = useTranslations("list.beside");
  const list = useTranslations("list");
  const { kind, source, letterNumber, letterDate, broughtBy, file } = line;
  const letter =
    letterNumber === null
      ? list("no-letter")
      : letterDate === null
        ? t("letter", { number: letterNumber })
        : t("letter-dated", { number: letterNumber, date: new Date(letterDate) });
  return (
    <Text size="sm" fw={600}>
      {t("from", { kind: list(`kind.${kind}`), source, letter, file, line: line.line })}
      {broughtBy !== null && ` · ${t("brought-by", { who: broughtBy })}`}
    </Text>
  );
}
