import { getTranslations } from "next-intl/server";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import type { Period } from "@/lib/snapshot/model/period";
import { sumOf, votersOf, type RollCount } from "@/lib/snapshot/model/roll-count";

interface FlowTableProps {
  readonly history: readonly { readonly period: Period; readonly roll: RollCount }[];
}

/**
 * awal − TMS + baru = akhir, period by period. Who is gone without a mark is the difference (selisih) that the
 * identity of the Berita Acara does not explain.
 */
export async function FlowTable({ history }: FlowTableProps) {
  const t = await getTranslations("dashboard.flow");
  return (
    <FactTable
      label={t("title")}
      captioned={false}
      head={t("period")}
      columns={(
        [
          "opening",
          "struck",
          "movedOut",
          "newcomers",
          "restored",
          "movedIn",
          "difference",
          "closing",
        ] as const
      ).map((column) => t(`column.${column}`))}
      rows={history.map(({ period, roll }) => {
        const begins = roll.baselineId === null;
        const signed = (value: number) => <NumberText value={begins ? null : value} signed />;
        return {
          id: String(period.id),
          label: period.period,
          cells: [
            <NumberText key="opening" value={begins ? null : roll.opening} />,
            signed(-sumOf(roll.leftStruck)),
            signed(-roll.movedOut),
            signed(roll.newcomers),
            signed(roll.restored),
            signed(roll.movedIn),
            roll.vanished === 0 ? signed(0) : <strong key="difference">{signed(-roll.vanished)}</strong>,
            <NumberText key="closing" value={votersOf(roll)} />,
          ],
        };
      })}
    />
  );
}
