import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NumberText } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { Tally } from "@/lib/finding/queries/work/summary";
import { FactTable } from "./fact-table";

export interface TallyRow extends Tally {
  readonly id: string;
  readonly label: ReactNode;
  /** the part of the queue's address that means this row */
  readonly query: string;
}

/** Open, accepted and rejected by row; each number opens the queue at what it counts. */
export async function TallyTable({
  label,
  head,
  rows,
}: {
  readonly label: string;
  readonly head: string;
  readonly rows: readonly TallyRow[];
}) {
  const t = await getTranslations("summary");
  return (
    <FactTable
      label={label}
      captioned={false}
      head={head}
      columns={(["open", "accepted", "rejected", "total"] as const).map((column) => t(`column.${column}`))}
      rows={rows.map((row) => ({
        id: row.id,
        label: row.label,
        cells: [
          <TextLink
            key="open"
            href={`/antrean?tampilan=all&${row.query}`}
            aria-label={t("open-count", { count: row.open })}
          >
            <NumberText value={row.open} />
          </TextLink>,
          ...[row.accepted, row.rejected, row.total].map((value, at) => (
            <NumberText key={at} value={value} />
          )),
        ],
      }))}
    />
  );
}
