import type { LongTextWords } from "@/lib/documents/xlsx";
import type { Translate } from "@/lib/i18n/translator";

export interface WorkbookWords {
  readonly findings: string;
  readonly voters: string;
  readonly followUps: string;
  readonly long: LongTextWords;
}

/** Names of a workbook's sheets, and what a cell says whose text is longer than a cell. */
export function workbookWords(translate: Translate): WorkbookWords {
  const t = (key: string, values?: Record<string, string | number>) =>
    translate(`paper.workbook.${key}`, values);
  return {
    findings: t("findings"),
    voters: t("voters"),
    followUps: t("follow-ups"),
    long: {
      sheet: t("long"),
      head: [t("long-sheet"), t("long-row"), t("long-column"), t("long-part"), t("long-text")],
      more: (shown, all) => t("more", { shown, all, sheet: t("long") }),
    },
  };
}
