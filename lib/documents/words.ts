import type { Locale } from "@/lib/i18n/locales";
import { TIME_ZONE } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

/** Words, numbers and days of a report in its language. */
export interface Words {
  readonly t: Translate;
  readonly number: (value: number, digits?: number) => string;
  readonly share: (value: number | null) => string;
  /** 27 November 2024, of YYYY-MM-DD */
  readonly day: (iso: string) => string;
  /** with the time, in the office's zone, which is named */
  readonly moment: (iso: string | null) => string;
  /** the same in figures, for narrow columns */
  readonly stamp: (iso: string | null) => string;
}

export function wordsOf(locale: Locale, translate: Translate): Words {
  const tag = locale === "id" ? "id-ID" : "en-GB";
  const moment = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: TIME_ZONE,
  });
  const stamp = new Intl.DateTimeFormat(tag, {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: TIME_ZONE,
  });
  const day = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return {
    t: (key, values) => translate(`paper.${key}`, values),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(tag, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(
        value,
      ),
    share: (value) =>
      value === null
        ? "–"
        : new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(value),
    day: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    moment: (iso) => (iso === null ? "–" : `${moment.format(new Date(iso))} WIB`),
    stamp: (iso) => (iso === null ? "–" : stamp.format(new Date(iso))),
  };
}
