"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { FindingStateBadge } from "@/components/ui/state-badge";
import { TextLink } from "@/components/ui/text-link";
import type { ShownCase } from "@/lib/next/shown-case";
import classes from "./case.module.css";

/** Riwayat orang: what was asked about these people before, over all periods and rules, what was decided and why. */
export function Past({ past, id }: { readonly past: ShownCase["past"]; readonly id: number }) {
  const t = useTranslations("case");
  const reasons = useTranslations("reasons");
  const [first] = past;
  if (first === undefined) return null;
  return (
    <section className={classes.panel} aria-labelledby={`past-${id}`}>
      <Title order={3} id={`past-${id}`}>
        {t("past", { count: first.all })}
      </Title>
      <ul className={classes.list}>
        {past.map((one) => (
          <li key={one.findingId} className={classes.line}>
            <div>
              <div className={classes.head}>
                <strong>{one.period}</strong>
                <TextLink href={`/temuan/${one.findingId}`} size="sm" underline="always">
                  {one.detector} #{one.findingId}
                </TextLink>
                <FindingStateBadge state={one.state} outcome={one.outcome} />
                {one.reasonCode !== null && reasons.has(one.reasonCode) && (
                  <span>{reasons(one.reasonCode)}</span>
                )}
              </div>
              <p className={classes.sentence}>
                {one.title}
                {one.name !== null && <> · {one.name}</>}
                {one.decidedBy !== null && one.decidedAt !== null && (
                  <span className={classes.quiet}>
                    {" "}
                    · {one.decidedBy}, <DateText value={one.decidedAt} short />
                  </span>
                )}
                {one.note !== null && <> · “{one.note}”</>}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {past.length < first.all && (
        <p className={classes.quiet}>{t("more", { shown: past.length, count: first.all })}</p>
      )}
    </section>
  );
}
