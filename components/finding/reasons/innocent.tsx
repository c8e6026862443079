"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FindingTexts } from "@/lib/next/shown-finding";
import classes from "@/components/finding/pane/pane.module.css";

/** "Bisa jadi wajar bila …": at the same weight as the reason for flagging, with how to tell. */
export function Innocent({
  innocent,
  id,
}: {
  readonly innocent: FindingTexts["innocent"];
  readonly id: number;
}) {
  const t = useTranslations("finding");
  return (
    <section className={classes.section} aria-labelledby={`innocent-${id}`}>
      <Title order={3} id={`innocent-${id}`}>
        {t("innocent")}
      </Title>
      <dl className={classes.innocent}>
        {innocent.map(({ looks, tell }) => (
          <div key={looks}>
            <dt>{looks}</dt>
            <dd>{tell}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
