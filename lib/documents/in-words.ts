import { toCardinal as english } from "n2words/en-GB";
import { toCardinal as indonesian } from "n2words/id-ID";
import type { Locale } from "@/lib/i18n/locales";
import { officeZone, zoneName } from "@/lib/regions/time-zone";

/** A whole number written out, e.g. "dua ribu dua puluh lima"; below zero "minus …". */
export const numberInWords = (value: number, locale: Locale): string =>
  (locale === "id" ? indonesian : english)(Math.trunc(value));

const PARTS = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

export interface MomentInWords {
  readonly weekday: string;
  /** day of the month in words */
  readonly day: string;
  readonly month: string;
  /** year in words */
  readonly year: string;
  /** 12 Desember 2025 */
  readonly date: string;
  /** 09.00 WIB */
  readonly time: string;
}

/** A moment as a Berita Acara tells it, by the office's own clock. */
export function momentInWords(iso: string, locale: Locale, regionCode: string): MomentInWords {
  const zone = officeZone(regionCode);
  const tag = locale === "id" ? "id-ID" : "en-GB";
  const at = new Date(iso);
  const parts = new Map(
    new Intl.DateTimeFormat(tag, { ...PARTS, timeZone: zone })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: string) => parts.get(name as Intl.DateTimeFormatPartTypes) ?? "";
  const time = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(
    at,
  );
  return {
    weekday: part("weekday"),
    day: numberInWords(Number(part("day")), locale),
    month: part("month"),
    year: numberInWords(Number(part("year")), locale),
    date: `${part("day")} ${part("month")} ${part("year")}`,
    time: `${time} ${zoneName(zone)}`,
  };
}
