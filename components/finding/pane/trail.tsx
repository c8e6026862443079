"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { TextLink } from "@/components/ui/text-link";
import type { Serialized } from "@/lib/serialized";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import classes from "./pane.module.css";

type View = Serialized<FindingView>;

/** What people did with this question: here, and in earlier periods. */
export function Trail({ view }: { readonly view: View }) {
  const t = useTranslations("finding");
  if (view.trail.length + view.earlier.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={`trail-${view.id}`}>
      <Title order={3} id={`trail-${view.id}`}>
        {t("trail")}
      </Title>
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
            <ReviewEvent event={event} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ReviewEvent({ event }: { readonly event: View["trail"][number] }) {
  const t = useTranslations("finding");
  const reasons = useTranslations("reasons");
  return (
    <>
      <strong>{t(`event.${event.kind}`)}</strong>
      {event.outcome !== null && (
        <>
          {" "}
          · <Answer outcome={event.outcome} reason={event.reasonCode} />
        </>
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
      {event.detail.result !== undefined && <> · {reasons(event.detail.result)}</>}
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
