"use client";

import { Checkbox, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FindingStateBadge } from "@/components/ui/state-badge";
import { TextLink } from "@/components/ui/text-link";
import { TierMark } from "@/components/ui/tier-mark";
import { isJudgeable } from "@/lib/finding/model/state";
import type { CaseLine } from "@/lib/next/shown-case";
import classes from "./case.module.css";
import type { CaseSession } from "./use-case";

interface CasePanelProps {
  readonly session: CaseSession;
  /** may judge: is offered to give one answer to several */
  readonly judges: boolean;
  readonly id: number;
}

/**
 * Kasus: the other findings about the same person, family or place with their state and answer. Where one asks the
 * same, the answer about to be given can be given to it as well.
 */
export function CasePanel({ session: { shown, failed, chosen, toggle }, judges, id }: CasePanelProps) {
  const t = useTranslations("case");
  if (failed) return <p className={classes.quiet}>{t("unread")}</p>;
  if (shown === null || shown.count === 0) return null;
  if (shown.blind) return <p className={classes.quiet}>{t("after-first", { count: shown.count })}</p>;
  return (
    <section className={classes.panel} aria-labelledby={`case-${id}`}>
      <Title order={3} id={`case-${id}`}>
        {t("title", { count: shown.count })}
      </Title>
      <ul className={classes.list}>
        {shown.others.map((line) => (
          <li key={line.id} className={classes.line}>
            <Line line={line} />
            {judges && line.same && !line.blind && line.held !== "other" && (
              <Checkbox
                size="xs"
                label={t("same-answer")}
                checked={chosen.has(line.id)}
                onChange={() => void toggle(line)}
              />
            )}
            {judges && line.same && line.blind && (
              <span className={classes.quiet}>{t("first-yourself")}</span>
            )}
          </li>
        ))}
      </ul>
      {shown.others.length < shown.count && (
        <p className={classes.quiet}>{t("more", { shown: shown.others.length, count: shown.count })}</p>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: CaseLine }) {
  const t = useTranslations("case");
  const reasons = useTranslations("reasons");
  return (
    <div>
      <div className={classes.head}>
        <TierMark tier={line.tier} />
        <TextLink href={`/temuan/${line.id}`} size="sm" underline="always">
          {line.detector} #{line.id}
        </TextLink>
        <span>{t(`relation.${line.relation}`)}</span>
        <FindingStateBadge state={line.state} outcome={line.outcome} />
        {line.reasonCode !== null && reasons.has(line.reasonCode) && <span>{reasons(line.reasonCode)}</span>}
        {isJudgeable(line.state) && line.assigneeName !== null && (
          <span>{t("assigned", { name: line.assigneeName })}</span>
        )}
      </div>
      <p className={classes.sentence}>
        {line.sentence}
        {line.relation !== "person" && line.names !== "" && !line.isGroup && (
          <span className={classes.quiet}> · {line.names}</span>
        )}
      </p>
    </div>
  );
}
