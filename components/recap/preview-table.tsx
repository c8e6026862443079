import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import type { PreviewRow, RecapPreview } from "@/lib/recap/queries/preview";

const FIGURES = ["opening", "left", "came", "closing", "difference", "changed"] as const;

/** awal − TMS + baru = akhir, kecamatan by kecamatan, with what does not close. */
export function PreviewTable({ preview }: { readonly preview: RecapPreview }) {
  const t = useTranslations("recap.page");
  const lines: PreviewRow[] = [...preview.rows, { ...preview.total, kecKey: "all", name: t("all") }];
  return (
    <FactTable
      label={t("figures")}
      captioned={false}
      head={t("kecamatan")}
      columns={FIGURES.map((figure) => t(`figure.${figure}`))}
      rows={lines.map((line) => ({
        id: line.kecKey,
        label: line.kecKey === "all" ? <strong>{line.name}</strong> : line.name,
        cells: FIGURES.map((figure) => (
          <NumberText key={figure} value={line[figure]} signed={figure === "difference"} />
        )),
      }))}
    />
  );
}
