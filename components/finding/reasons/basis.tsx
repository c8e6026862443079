"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ShownFinding } from "@/lib/next/shown-finding";
import classes from "@/components/finding/pane/pane.module.css";

/**
 * What the rule rests on: the law, a published criterion, a paper, or a fault that really happened, each as
 * it is cited.
 */
export function Basis({ basis }: { readonly basis: ShownFinding["view"]["rule"]["basis"] }) {
  const t = useTranslations("finding");
  const kinds = useTranslations("catalogue.basis-kind");
  if (basis.length === 0) return null;
  return (
    <div>
      <Title order={4}>{t("basis")}</Title>
      <ul className={classes.basis} aria-label={t("basis")}>
        {basis.map(({ kind, cite, url }) => (
          <li key={cite}>
            <span className={classes.kind}>{kinds(kind)}</span> {cite}
            {url !== undefined && <span className={classes.url}>{url}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
