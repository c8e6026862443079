import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import type { RecheckStatement } from "@/lib/oversight/queries/recheck";

/** At most so many wrong ones, for decisions to strike and for the others, with what the stopping rule says. */
export function StatementTable({ statement }: { readonly statement: RecheckStatement }) {
  const t = useTranslations("recheck");
  return (
    <>
      {statement.strata.map((row) => (
        <p key={row.stratum}>{t("statement", { ...row, group: t(`stratum.${row.stratum}`) })}</p>
      ))}
      <FactTable
        label={t("bound")}
        captioned={false}
        head={t("group")}
        columns={[...["total", "checked", "wrong", "bound", "next"].map((key) => t(key))]}
        rows={statement.strata.map((row) => ({
          id: row.stratum,
          label: t(`stratum.${row.stratum}`),
          cells: [
            <NumberText key="total" value={row.total} />,
            `${row.checked} / ${row.drawn}`,
            <NumberText key="wrong" value={row.wrong} />,
            <NumberText key="bound" value={row.bound} />,
            t(`rule.${row.next}`),
          ],
        }))}
      />
    </>
  );
}
