"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { useLanguage } from "@/components/finding/codes/use-language";
import { FollowUpWords } from "@/components/finding/reasons/follow-up-words";
import { TextLink } from "@/components/ui/text-link";
import { FieldResultWords } from "@/components/finding/field/field-result-words";
import type { FindingTexts, ShownFinding } from "@/lib/next/shown-finding";
import classes from "./pane.module.css";

interface ReviewEventProps {
  readonly view: ShownFinding["view"];
  readonly event: ShownFinding["view"]["trail"][number];
  readonly innocent: FindingTexts["innocent"];
}

/** What people did with this question: here, and in earlier periods. */
export function Trail({ shown: { view, texts } }: { readonly shown: ShownFinding }) {
  const t = useTranslations("finding");
  if (view.trail.length + view.earlier.length + view.replaced.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={`trail-${view.id}`}>
      <Title order={3} id={`trail-${view.id}`}>
        {t("trail")}
      </Title>
      {view.replaced.map(({ findingId, state, dueDate }) => (
        <Text key={findingId} size="sm">
          <TextLink href={`/temuan/${findingId}`} size="sm" underline="always">
            {t("replaced.link", { id: findingId })}
          </TextLink>
          : {t(`replaced.${state}`)}
          {dueDate !== null && (
            <>
              , {t("due")} <DateText value={dueDate} />
            </>
          )}
        </Text>
      ))}
      {view.earlier.map((decision) => (
        <Text key={decision.findingId} size="sm">
          <TextLink href={`/temuan/${decision.findingId}`} size="sm" underline="always">
            {t("earlier", { period: decision.period })}
          </TextLink>
          : <Answer outcome={decision.outcome} reason={decision.reasonCode} /> · {decision.decidedBy} ·{" "}
          <DateText value={decision.decidedAt} short />
          {decision.note !== null && <> · “{decision.note}”</>}
        </Text>
      ))}
      <ol className={classes.trail}>
        {view.trail.map((event) => (
          <li key={event.id}>
            <ReviewEvent view={view} event={event} innocent={texts.innocent} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ReviewEvent({ view, event, innocent }: ReviewEventProps) {
  const language = useLanguage();
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  return (
    <>
      <strong>{t(`event.${event.kind}`)}</strong>
      {event.outcome !== null && (
        <>
          {" "}
          · <Answer outcome={event.outcome} reason={event.made?.code?.[language] ?? event.reasonCode} />
        </>
      )}
      <FollowUpWords view={view} event={event} />
      {event.detail.innocent !== undefined && (
        <> · {innocent.find(({ name }) => name === event.detail.innocent)?.looks}</>
      )}
      {event.outcome === null && event.reasonCode !== null && (
        <> · {reasons.has(event.reasonCode) ? reasons(event.reasonCode) : event.reasonCode}</>
      )}
      {event.detail.dueDate !== undefined && (
        <>
          {" "}
          · {t("due")} <DateText value={event.detail.dueDate} />
        </>
      )}
      <FieldResultWords view={view} detail={event.detail} />
      {event.note !== null && <div>“{event.note}”</div>}
      <div className={classes.quiet}>
        {event.own ? t("you") : event.by} · <DateText value={event.at} moment />
      </div>
    </>
  );
}

function Answer({ outcome, reason }: { readonly outcome: string; readonly reason: string | null }) {
  const t = useTranslations("common");
  const reasons = useTranslations("reasons");
  return (
    <>
      {t(`outcome.${outcome}`)}
      {reason !== null && <> ({reasons.has(reason) ? reasons(reason) : reason})</>}
    </>
  );
}
