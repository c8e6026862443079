import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import type { UnexplainedDesa } from "@/lib/followup/queries/carried-out";

const KINDS = ["struck", "gone", "moved", "changed"] as const;

/** Voters who changed between two rolls without any decision here: to be asked about, nothing more. */
export function UnexplainedTable({ rows }: { readonly rows: readonly UnexplainedDesa[] }) {
  const t = useTranslations("followup");
  return (
    <FactTable
      label={t("unexplained")}
      captioned={false}
      head={t("where")}
      columns={KINDS.map((kind) => t(`unexplained-kind.${kind}`))}
      rows={rows.map((row) => ({
        id: `${row.kec}${row.desa}`,
        label: `${row.kec} · ${row.desa}`,
        cells: KINDS.map((kind) => <NumberText key={kind} value={row[kind]} />),
      }))}
    />
  );
}
