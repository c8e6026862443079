"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf, type Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { IdentityNumber } from "@/components/ui/identity-number";
import { PEOPLE_HEADINGS, type PeopleOrder } from "@/lib/finding/model/case/people-order";
import type { AreaPeople, AreaVoter } from "@/lib/finding/queries/case/area-people";

interface VoterTableProps {
  readonly people: AreaPeople;
  readonly order: PeopleOrder | null;
  readonly onOrder: (order: PeopleOrder | null) => void;
}

const column = columnsOf<AreaVoter>();
const COLUMNS = ["name", "birthYear", "age", "sex", "marital"] as const;

/** One page of the people, masked; a heading puts all of them in order, not only this page. */
export function VoterTable({ people, order, onOrder }: VoterTableProps) {
  const t = useTranslations("case");
  const columns = useMemo(() => {
    const header = (key: string) => t(`voter.${key}`);
    const identity = (key: "nik" | "nkk"): Column<AreaVoter> =>
      column.accessor(key, {
        header: header(key),
        enableSorting: false,
        cell: ({ getValue }) => <IdentityNumber value={getValue()} />,
      });
    const plain = (key: (typeof COLUMNS)[number] | "tps" | "desa"): Column<AreaVoter> =>
      column.accessor(key, {
        header: header(key),
        enableSorting: sorts(key),
        sortDescFirst: false,
        cell: ({ getValue }) => getValue() ?? "–",
      });
    return column.columns([
      column.accessor("lineNo", {
        header: header("lineNo"),
        sortDescFirst: false,
        cell: ({ row: { original } }) => (
          <span title={[original.fileName, original.period].filter(Boolean).join(" · ")}>
            {original.lineNo}
          </span>
        ),
      }),
      ...COLUMNS.map(plain),
      identity("nik"),
      identity("nkk"),
      column.accessor("address", {
        header: header("address"),
        enableSorting: false,
        meta: { wrap: true },
        cell: ({ row: { original } }) =>
          [original.address, `RT ${original.rt ?? "–"} RW ${original.rw ?? "–"}`].filter(Boolean).join(", "),
      }),
      plain("tps"),
      plain("desa"),
    ]);
  }, [t]);
  return (
    <DataTable
      label={t("people")}
      columns={columns}
      rows={people.voters}
      rowId={({ period, rowNo }) => `${period} ${rowNo}`}
      order={{
        sorting: order === null ? [] : [{ id: order.by, desc: order.desc }],
        onSort: ([wanted]) => {
          const by = PEOPLE_HEADINGS.find((heading) => heading === wanted?.id);
          onOrder(by === undefined ? null : { by, desc: wanted?.desc === true });
        },
      }}
      maxHeight="334px"
      empty={null}
    />
  );
}

const sorts = (key: string): boolean => PEOPLE_HEADINGS.some((heading) => heading === key);
