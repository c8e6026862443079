"use client";

import { useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { useLanguage } from "@/components/finding/codes/use-language";
import { FollowUpWords } from "@/components/finding/reasons/follow-up-words";
import type { ShownFinding } from "@/lib/next/shown-finding";
import classes from "./pane.module.css";

type View = ShownFinding["view"];

/** The judgements that a sign-off would make valid: those since the last return or reopening. */
export function judgementsToSign({ trail }: View): View["trail"] {
  const since = trail.findLastIndex((event) => event.kind === "return" || event.kind === "reopen");
  return trail.slice(since + 1).filter((event) => event.kind === "decision" || event.kind === "second_blind");
}

/**
 * What waits for a sign-off, before anything else on the page: the answer, on which record, by which paper, by
 * whom, and how long they looked.
 */
export function DecisionCard({ view }: { readonly view: View }) {
  const t = useTranslations("finding.card");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons");
  const language = useLanguage();
  if (view.state !== "awaiting_signoff") return null;
  const judgements = judgementsToSign(view);
  if (judgements.length === 0) return null;
  return (
    <section className={classes.card} aria-label={t("title")}>
      {judgements.map((event) => (
        <p key={event.id} className={classes.plain}>
          <strong>
            {event.followUp === null
              ? `${common("outcome.rejected")}${event.reasonCode === null ? "" : ` · ${reasons(event.reasonCode)}`}`
              : (event.made?.code?.[language] ?? reasons(event.followUp.code))}
          </strong>
          {event.followUp !== null && <FollowUpWords view={view} event={event} />}
          {" · "}
          {t("by", { name: event.own ? t("you") : event.by })}
          {event.seconds !== null && <> · {t("seconds", { seconds: event.seconds })}</>} ·{" "}
          <DateText value={event.at} moment />
          {event.note !== null && <> · “{event.note}”</>}
        </p>
      ))}
    </section>
  );
}
