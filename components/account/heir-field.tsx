"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { UserRow } from "@/lib/account/queries/list-users";

interface HeirFieldProps {
  readonly user: UserRow;
  /** who may take over */
  readonly heirs: readonly UserRow[];
  /** "" = everybody */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Whose the open work is once this account cannot do it: asked in the step that takes it away. */
export function HeirField({ user, heirs, value, onChange }: HeirFieldProps) {
  const t = useTranslations("settings.users");
  if (user.openTasks + user.leases === 0) return null;
  return (
    <NativeSelect
      label={t("heir", { count: user.openTasks })}
      description={`${t("open-work", {
        field: user.fieldChecks,
        second: user.secondReviews,
        leases: user.leases,
      })} ${t("heir-hint")}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: "", label: t("heir-everybody") },
        ...heirs.map(({ id, username, name }) => ({ value: id, label: `${name} (${username})` })),
      ]}
    />
  );
}
