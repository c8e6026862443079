import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { countByCategory, ITEM_STATES, type LetterItem } from "@/lib/register/model/letter-item";

const COLUMNS = ["named", ...ITEM_STATES, "not-found"] as const;

/** What both sides can compare: the people whom letters name, by what is asked and what became of it. */
export function LetterCounts({ items }: { readonly items: readonly LetterItem[] }) {
  const t = useTranslations("register.letter");
  return (
    <FactTable
      label={t("counts-title")}
      captioned={false}
      head={t("about-what")}
      columns={[t("points-column"), ...COLUMNS.map((column) => t(`column.${column}`))]}
      rows={countByCategory(items).map(({ category, points, count }) => ({
        id: category ?? "",
        label: category === null ? t("not-said") : t(`category.${category}`),
        cells: [points, ...COLUMNS.map((column) => (category === null ? "–" : count[column]))],
      }))}
    />
  );
}
