"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { DateText } from "@/components/ui/date-text";
import { StateBadge } from "@/components/ui/state-badge";
import type { UserRow } from "@/lib/account/queries/list-users";

const column = columnsOf<UserRow>();

interface UserTableProps {
  readonly users: readonly UserRow[];
  readonly selectedId: string | null;
  readonly onOpen: (id: string) => void;
}

export function UserTable({ users, selectedId, onOpen }: UserTableProps) {
  const t = useTranslations("settings.users");
  const role = useTranslations("roles");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("username", {
          header: t("username"),
          cell: ({ getValue }) => <strong>{getValue()}</strong>,
        }),
        column.accessor("name", { header: t("name"), meta: { wide: true } }),
        column.accessor("role", { header: t("role"), cell: ({ getValue }) => role(getValue()) }),
        column.accessor("areas", {
          header: t("areas"),
          meta: { wide: true, wrap: true },
          cell: ({ getValue }) => (getValue().length === 0 ? t("all-areas") : getValue().join(", ")),
        }),
        column.display({
          id: "state",
          header: t("state"),
          cell: ({ row }) => <AccountState user={row.original} />,
        }),
        column.accessor("lastSeen", {
          header: t("last-seen"),
          meta: { wide: true },
          cell: ({ getValue }) => <DateText value={getValue()} moment />,
        }),
      ]),
    [t, role],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={users}
      rowId={({ id }) => id}
      whole
      selectedId={selectedId ?? undefined}
      onOpen={({ id }) => onOpen(id)}
      empty={null}
    />
  );
}

function AccountState({ user }: { readonly user: UserRow }) {
  const t = useTranslations("settings.users");
  if (user.waits) return <StateBadge tone="waiting">{t("waits")}</StateBadge>;
  if (user.banned) return <StateBadge tone="quiet">{t("closed")}</StateBadge>;
  if (user.awayUntil !== null)
    return (
      <>
        <StateBadge tone="waiting">{t("away-until")}</StateBadge> <DateText value={user.awayUntil} short />
      </>
    );
  if (user.mustChangePassword) return <StateBadge tone="waiting">{t("first-password")}</StateBadge>;
  return <StateBadge tone="done">{t("active")}</StateBadge>;
}
