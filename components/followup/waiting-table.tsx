import Link from "next/link";
import { useTranslations } from "next-intl";
import { FactTable } from "@/components/oversight/summary/fact-table";
import type { WaitingDecision } from "@/lib/followup/queries/carried-out";

/** Decisions that the roll does not show as carried out, the oldest first. */
export function WaitingTable({ rows }: { readonly rows: readonly WaitingDecision[] }) {
  const t = useTranslations("followup");
  const reasons = useTranslations("reasons");
  return (
    <FactTable
      label={t("waiting")}
      captioned={false}
      head={t("decision")}
      columns={[t("what"), t("where"), t("by"), t("age"), t("finding-state")]}
      rows={rows.map((row) => ({
        id: `${row.decision}-${row.findingId}`,
        label: <Link href={`/temuan/${row.findingId}`}>{row.decision}</Link>,
        cells: [
          reasons(row.followUp),
          `${row.kec} · ${row.desa}`,
          row.signedBy === null ? (row.decidedBy ?? "–") : `${row.decidedBy ?? "–"} / ${row.signedBy}`,
          t("days", { days: row.days }),
          t(`state.${row.state}`),
        ],
      }))}
    />
  );
}
