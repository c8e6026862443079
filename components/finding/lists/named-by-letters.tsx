"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import voters from "@/components/voters/voters.module.css";
import type { NamingPoint } from "@/lib/finding/model/naming-point";

/** Letters of Bawaslu and citizens that mean a voter of this finding. */
export function NamedByLetters({ letters }: { readonly letters: readonly NamingPoint[] }) {
  const t = useTranslations("register.letter");
  return (
    <section aria-label={t("named-by")}>
      <Title order={4} size="sm">
        {t("named-by")}
      </Title>
      <ul className={voters.list}>
        {letters.map(({ letterId, ord, kind, sender, number, dated, point }) => (
          <li key={`${letterId} ${ord}`}>
            {t("named-at", { kind: t(`kinds.${kind}`), sender, number, date: dated, ord, point })}
          </li>
        ))}
      </ul>
    </section>
  );
}
