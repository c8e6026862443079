"use client";

import { Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { useUrlState } from "@/components/data-table/use-url-state";
import type { AuditPageInput } from "@/lib/audit/model/input";

/** Groups of actions by how their names begin. */
const GROUPS = [
  "",
  "finding.",
  "snapshot.",
  "upload.",
  "run.",
  "report.",
  "user.",
  "review.",
  "second.",
  "view.",
  "evidence.",
  "detector.",
  "practice.",
] as const;

export function AuditFilters({ ask }: { readonly ask: AuditPageInput }) {
  const t = useTranslations("audit");
  const { set } = useUrlState();
  return (
    <Group gap="sm" align="flex-end" mb="sm" role="search" aria-label={t("filter")}>
      <NativeSelect
        size="xs"
        label={t("group-label")}
        value={ask.action ?? ""}
        onChange={(event) => set({ tindakan: event.currentTarget.value || null })}
        data={GROUPS.map((group) => ({
          value: group,
          label: t(`group.${group === "" ? "all" : group.slice(0, -1)}`),
        }))}
      />
      <Checkbox
        size="xs"
        mb={6}
        label={t("unmasked")}
        checked={ask.unmasked === true}
        onChange={(event) => set({ terbuka: event.currentTarget.checked ? "1" : null })}
      />
      <DateField
        size="xs"
        label={t("from")}
        value={ask.from ?? ""}
        onChange={(event) => set({ dari: event.currentTarget.value || null })}
      />
      <DateField
        size="xs"
        label={t("to")}
        value={ask.to ?? ""}
        onChange={(event) => set({ sampai: event.currentTarget.value || null })}
      />
      <TextInput
        size="xs"
        label={t("finding-number")}
        inputMode="numeric"
        defaultValue={ask.entityType === "finding" ? (ask.entityId ?? "") : ""}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          const number = event.currentTarget.value.trim();
          set({ objek: number === "" ? null : "finding", nomor: number === "" ? null : number });
        }}
      />
    </Group>
  );
}
