import type { Locale } from "@/lib/i18n/locales";
import { officeZone, zoneName } from "@/lib/regions/time-zone";
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

/** @param regionCode of the office whose paper it is: it keeps the days and hours */
export function wordsOf(locale: Locale, translate: Translate, regionCode: string): Words {
  const zone = officeZone(regionCode);
  const tag = locale === "id" ? "id-ID" : "en-GB";
  const moment = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  const stamp = new Intl.DateTimeFormat(tag, {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
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
    moment: (iso) => (iso === null ? "–" : `${moment.format(new Date(iso))} ${zoneName(zone)}`),
    stamp: (iso) => (iso === null ? "–" : stamp.format(new Date(iso))),
  };
}
