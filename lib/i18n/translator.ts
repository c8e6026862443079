import { createTranslator } from "use-intl/core";
import { TIME_ZONE, type Locale } from "./locales";
import { loadMessages } from "./messages";

/** `key` is the full path, e.g. `errors.user-exists`; arguments as in ICU. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number | Date>>) => string;

/**
 * Texts for what is not a web page: command line, reports, jobs. A missing key is a fault of ours and throws.
 */
export function translator(locale: Locale): Translate {
  // Under the library's own type of messages, keys are any text.
  const config: Parameters<typeof createTranslator>[0] = {
    locale,
    messages: loadMessages(locale),
    timeZone: TIME_ZONE,
    onError: (error) => {
      throw error;
    },
  };
  return createTranslator(config);
}
