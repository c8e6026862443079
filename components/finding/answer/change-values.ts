import type { useTranslations } from "next-intl";
import type { ChangeHelp } from "@/lib/finding/queries/opened/change";
import { DISABILITY_TABLES, KTP_EL_TABLES, tableYear } from "@/lib/roll/codes";
import type { CorrectableColumn } from "@/lib/roll/columns";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const coded = (table: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(table).map(([value, word]) => ({ value, label: `${value} · ${word}` }));

/** The values that an element can have where they can be counted; null where the person writes one. */
export function valuesOf(
  element: CorrectableColumn,
  { tps, referenceDate }: Pick<ChangeHelp, "tps" | "referenceDate">,
  t: ReturnType<typeof useTranslations<"finding.change">>,
): readonly Choice[] | null {
  switch (element) {
    case "sex":
      return (["L", "P"] as const).map((value) => ({ value, label: t(`sex.${value}`) }));
    case "marital":
      return (["B", "S", "P"] as const).map((value) => ({ value, label: t(`marital.${value}`) }));
    case "disability":
      return coded(DISABILITY_TABLES[tableYear(referenceDate)]);
    case "ktpEl":
      return coded(KTP_EL_TABLES[tableYear(referenceDate)]);
    case "tps":
      return tps.length === 0
        ? null
        : tps.map((number) => {
            const value = String(number).padStart(3, "0");
            return { value, label: value };
          });
    default:
      return null;
  }
}
