"use client";

import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { useUrlOrder } from "@/components/data-table/use-url-order";
import { KeysetPager } from "@/components/data-table/keyset-pager";
import { DownloadButton } from "@/components/ui/link-button";
import { NumberText } from "@/components/ui/number-text";
import { Section } from "@/components/ui/section";
import type { RejectLine, SnapshotView } from "@/lib/snapshot/model/view";
import { RejectRepair } from "./reject-repair";

const column = columnsOf<RejectLine>();

interface RejectSectionProps {
  readonly snapshot: Pick<SnapshotView, "id" | "rows" | "accepted" | "rejected">;
  readonly reasons: Readonly<Record<string, number>>;
  /** the original text is for those who repair it */
  readonly mayRepair: boolean;
  readonly page: { readonly rejects: readonly RejectLine[]; readonly next: number | null };
}

/** The order of the files, from either end; a text is no order, and would be a way to guess what it holds. */
const ORDERS = {
  "": [{ id: "lineNo", desc: false }],
  last: [{ id: "lineNo", desc: true }],
} as const;

export function RejectSection({ snapshot, reasons, mayRepair, page }: RejectSectionProps) {
  const t = useTranslations("data");
  const order = useUrlOrder(ORDERS);
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("file", { enableSorting: false, header: t("reject.file"), meta: { wide: true } }),
        column.accessor("lineNo", {
          sortDescFirst: false,
          header: t("reject.line"),
          meta: { align: "right" },
        }),
        column.display({
          id: "column",
          header: t("reject.column"),
          meta: { wide: true },
          cell: ({ row }) => row.original.columnName ?? row.original.columnNo ?? "–",
        }),
        column.accessor("reason", {
          enableSorting: false,
          header: t("reject.reason"),
          meta: { wrap: true },
          cell: ({ getValue }) => t(`rejectReason.${getValue()}`),
        }),
        column.accessor("masked", {
          enableSorting: false,
          header: t("reject.text"),
          meta: { wrap: true, wide: true },
        }),
      ]),
    [t],
  );
  return (
    <Section
      title={t("rejects")}
      lead={t.rich("rejects-lead", {
        rows: () => <NumberText value={snapshot.rows} />,
        accepted: () => <NumberText value={snapshot.accepted} />,
        rejected: () => <NumberText value={snapshot.rejected} />,
      })}
      actions={
        snapshot.rejected > 0 && (
          <Group gap="xs">
            <DownloadButton href={`/api/data/${snapshot.id}/ditolak`}>{t("rejects-download")}</DownloadButton>
            {mayRepair && <RejectRepair id={snapshot.id} />}
          </Group>
        )
      }
    >
      {snapshot.rejected === 0 ? (
        <Text>{t("rejects-none")}</Text>
      ) : (
        <>
          <Text c="dimmed">
            {Object.entries(reasons)
              .map(([reason, count]) => `${t(`rejectReason.${reason}`)}: ${count}`)
              .join(" · ")}
          </Text>
          <DataTable
            label={t("rejects")}
            columns={columns}
            rows={page.rejects}
            order={order}
            rowId={({ rowNo }) => String(rowNo)}
            maxHeight="420px"
            empty={null}
          />
          <KeysetPager next={page.next === null ? null : String(page.next)} />
        </>
      )}
    </Section>
  );
}
