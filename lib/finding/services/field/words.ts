import { FIELD_COLUMNS } from "@/lib/finding/model/field/book";
import type { SheetWords } from "@/lib/finding/model/field/read-sheet";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { LOCALES } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";

/** The words of a sheet in every language: one that was made in the other is read as well, and so are bare codes. */
export function sheetWords(): SheetWords {
  const named = <Code extends string>(codes: readonly Code[], path: string) =>
    new Map(
      LOCALES.flatMap((locale) => {
        const t = translator(locale);
        return codes.flatMap((code): [string, Code][] => [
          [t(`${path}.${code}`).toUpperCase(), code],
          [code.toUpperCase(), code],
        ]);
      }),
    );
  return {
    columns: named(FIELD_COLUMNS, "field.column"),
    results: named(FIELD_RESULTS, "reasons"),
    elements: named(CORRECTABLE_COLUMNS, "finding.element"),
  };
}
