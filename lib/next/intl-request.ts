import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { pageZone } from "./page-zone";

/**
 * The language is a person's choice, not part of the address: links between colleagues stay the same. Times are the
 * office's.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return { locale, messages: loadMessages(locale), timeZone: await pageZone(), formats: FORMATS };
});

const FORMATS = {
  dateTime: {
    date: { day: "numeric", month: "long", year: "numeric" },
    dateShort: { day: "numeric", month: "short", year: "numeric" },
    moment: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
    },
  },
} as const;
