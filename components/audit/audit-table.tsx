"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { Narrow } from "@/components/data-table/narrow";
import { useUrlOrder } from "@/components/data-table/use-url-order";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { SYSTEM } from "@/lib/access/actor";
import type { Serialized } from "@/lib/serialized";
import type { AuditRow } from "@/lib/audit/queries/page";
import classes from "./audit-table.module.css";
import { Details } from "./details";

type Row = Serialized<AuditRow>;

/**
 * The trail, newest first: who did what to which thing, and the hash that ties each row to the one before.
 */
export function AuditTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTranslations("audit");
  const columns = useMemo(() => {
    const c = columnsOf<Row>();
    return [
      c.accessor("seq", {
        sortDescFirst: true,
        header: t("column.seq"),
        meta: { align: "right", width: 70, wide: true },
      }),
      c.accessor("at", {
        header: t("column.at"),
        sortDescFirst: true,
        cell: ({ row }) => <DateText value={row.original.at} moment />,
        meta: { width: 160 },
      }),
      c.display({
        id: "who",
        header: t("column.who"),
        cell: ({ row }) => <Actor row={row.original} />,
        meta: { wide: true },
      }),
      c.display({
        id: "what",
        header: t("column.what"),
        cell: ({ row }) => (
          <>
            <Action action={row.original.action} />
            <Narrow>
              <Actor row={row.original} /> · <Thing row={row.original} />
            </Narrow>
          </>
        ),
      }),
      c.display({
        id: "thing",
        header: t("column.thing"),
        cell: ({ row }) => <Thing row={row.original} />,
        meta: { wide: true },
      }),
      c.display({
        id: "data",
        header: t("column.data"),
        cell: ({ row }) => <Details data={row.original.data} />,
        meta: { wide: true, wrap: true },
      }),
      c.display({
        id: "hash",
        header: t("column.hash"),
        cell: ({ row }) => (
          <span className={classes.hash} title={row.original.hash}>
            {row.original.hash.slice(0, 10)}…
          </span>
        ),
        meta: { wide: true },
      }),
    ];
  }, [t]);
  const order = useUrlOrder(ORDERS);
  return (
    <DataTable
      order={order}
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.seq)}
      empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
    />
  );
}

/** Number and time are one order, the chain's: either heading turns it round. */
const ORDERS = {
  "": [
    { id: "at", desc: true },
    { id: "seq", desc: true },
  ],
  oldest: [
    { id: "at", desc: false },
    { id: "seq", desc: false },
  ],
} as const;

const REFUSED = ".refused";

/** In words where there are words; a newer action than this page shows its own name. */
function Action({ action }: { readonly action: string }) {
  const t = useTranslations("audit");
  const tried = action.endsWith(REFUSED) ? action.slice(0, -REFUSED.length) : action;
  if (t.has(`action.${action}`)) return <span>{t(`action.${action}`)}</span>;
  return t.has(`action.${tried}`) ? (
    <span>{t("refused", { action: t(`action.${tried}`) })}</span>
  ) : (
    <span className={classes.action}>{action}</span>
  );
}

function Actor({ row }: { readonly row: Row }) {
  const roles = useTranslations("roles");
  return <span>{row.actorName ?? (row.actorRole === SYSTEM.role ? roles(SYSTEM.role) : row.actorId)}</span>;
}

const PAGES: Readonly<Record<string, string>> = {
  finding: "/temuan/",
  run: "/pemeriksaan/",
  snapshot: "/data/",
};
/** So much of a long random number tells one thing from another. */
const SHORT = 8;

function Thing({ row }: { readonly row: Row }) {
  const t = useTranslations("audit.thing");
  const page = PAGES[row.entityType];
  const kind = t.has(row.entityType) ? t(row.entityType) : row.entityType;
  const numbered = /^\d+$/.test(row.entityId);
  const name =
    row.entityName ??
    (row.entityId === "-"
      ? ""
      : numbered
        ? `#${row.entityId}`
        : row.entityId.length > 2 * SHORT
          ? `${row.entityId.slice(0, SHORT)}…`
          : row.entityId);
  const label = `${kind} ${name}`.trim();
  return page !== undefined && numbered ? (
    <TextLink href={`${page}${row.entityId}`}>{label}</TextLink>
  ) : (
    <span className={classes.thing} title={row.entityId}>
      {label}
    </span>
  );
}
