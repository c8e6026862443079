import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";

/** CERMAT_LANG decides, then the language of the shell, then Indonesian. */
export function terminalLocale(): Locale {
  const shell = (process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "")
    .slice(0, 2)
    .toLowerCase();
  return env().CERMAT_LANG ?? (isLocale(shell) ? shell : DEFAULT_LOCALE);
}

/** Texts for a person at a terminal. */
export function terminalTexts(): Translate {
  return translator(terminalLocale());
}
