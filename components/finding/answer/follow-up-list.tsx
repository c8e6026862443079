"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FollowUp } from "@/lib/roll/follow-ups";
import classes from "@/components/finding/pane/pane.module.css";

/** What accepting may lead to. None of it happens here: each is chosen by a person, and done in Sidalih. */
export function FollowUpList({
  followUps,
  id,
}: {
  readonly followUps: readonly FollowUp[];
  readonly id: number;
}) {
  const t = useTranslations("finding");
  const catalogue = useTranslations("catalogue");
  return (
    <section className={classes.section} aria-labelledby={`follow-ups-${id}`}>
      <Title order={3} id={`follow-ups-${id}`}>
        {catalogue("follow-ups")}
      </Title>
      {followUps.length === 0 ? (
        <p className={classes.plain}>{catalogue("no-follow-up")}</p>
      ) : (
        <>
          <p className={classes.plain}>{t("follow-ups-lead")}</p>
          <ul className={classes.followUps}>
            {followUps.map((code) => (
              <li key={code}>{catalogue(`follow-up.${code}`)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
