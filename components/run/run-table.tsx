"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { DateText } from "@/components/ui/date-text";
import { NumberText } from "@/components/ui/number-text";
import { StateBadge } from "@/components/ui/state-badge";
import { RUN_TONES } from "./run-tones";

export interface RunLine {
  readonly id: number;
  readonly stage: string;
  readonly period: string;
  readonly status: string;
  readonly findings: number;
  readonly detectors: {
    readonly total: number;
    readonly done: number;
    readonly failed: number;
    readonly aside: number;
  };
  readonly createdAt: string;
}

const column = columnsOf<RunLine>();

export function RunTable({ runs }: { readonly runs: readonly RunLine[] }) {
  const t = useTranslations("runs");
  const router = useRouter();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("id", {
          header: t("number"),
          cell: ({ getValue }) => <strong>#{getValue()}</strong>,
        }),
        column.display({
          id: "data",
          header: t("data"),
          meta: { wrap: true },
          cell: ({ row }) => `${row.original.stage} ${row.original.period}`,
        }),
        column.accessor("status", {
          header: t("state"),
          cell: ({ getValue }) => (
            <StateBadge tone={RUN_TONES[getValue()] ?? "quiet"}>{t(`status.${getValue()}`)}</StateBadge>
          ),
        }),
        column.accessor("findings", {
          header: t("findings"),
          meta: { align: "right" },
          cell: ({ getValue }) => <NumberText value={getValue()} />,
        }),
        column.display({
          id: "rules",
          header: t("rules"),
          meta: { wide: true },
          cell: ({ row }) => t("rules-count", row.original.detectors),
        }),
        column.accessor("createdAt", {
          header: t("started"),
          meta: { wide: true },
          cell: ({ getValue }) => <DateText value={getValue()} moment />,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={runs}
      rowId={({ id }) => String(id)}
      onOpen={({ id }) => router.push(`/pemeriksaan/${id}`)}
      empty={null}
    />
  );
}
