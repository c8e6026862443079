/** Indonesian is the source; English is complete. */
export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "id";
export const LOCALE_COOKIE = "cermat.bahasa";
export const TIME_ZONE = "Asia/Jakarta";

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
