import type { newDocument } from "@/lib/documents/pdf/page";
import type { Words } from "@/lib/documents/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

/** What a section draws with. `names`: texts of reasons and detectors, outside the report's own words. */
export interface Pen extends Words {
  readonly doc: ReturnType<typeof newDocument>;
  readonly names: Translate;
  readonly locale: Locale;
}
