"use client";

import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";

const DAY = 86_400_000;

/**
 * "3 hari": whole days, because nobody plans a review by the minute. The date itself is there for whoever
 * points at it.
 */
export function Age({ since }: { readonly since: Date }) {
  const format = useFormatter();
  const t = useTranslations("queue");
  const days = Math.max(0, Math.floor((Date.now() - since.getTime()) / DAY));
  if (days > 60) return <DateText value={since} short />;
  return (
    <time
      dateTime={since.toISOString()}
      title={format.dateTime(since, { dateStyle: "long", timeStyle: "short" })}
      suppressHydrationWarning
    >
      {days === 0 ? t("today") : format.number(days, { style: "unit", unit: "day", unitDisplay: "long" })}
    </time>
  );
}
