"use client";

import { Checkbox, MultiSelect, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { COMPARED_COLUMNS, type ComparedColumn } from "@/lib/roll/columns";

interface KeepFieldsProps {
  /** the columns of which a change asks anew; null = the answer is not kept */
  readonly chosen: readonly ComparedColumn[] | null;
  readonly onChange: (columns: readonly ComparedColumn[] | null) => void;
  /** what the rule disputes: watched unless somebody chooses otherwise */
  readonly first: readonly ComparedColumn[];
}

/** Jangan tanya lagi kecuali datanya berubah: said along with the reason, never beforehand. */
export function KeepFields({ chosen, onChange, first }: KeepFieldsProps) {
  const t = useTranslations("case");
  const finding = useTranslations("finding");
  return (
    <Stack gap={6}>
      <Checkbox
        size="sm"
        label={t("keep")}
        checked={chosen !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? [...new Set([...first, ...ALWAYS])] : null)
        }
      />
      {chosen !== null && (
        <MultiSelect
          size="xs"
          label={t("keep-columns")}
          description={t("keep-hint")}
          value={[...chosen]}
          onChange={(names) => onChange(COMPARED_COLUMNS.filter((column) => names.includes(column)))}
          data={COMPARED_COLUMNS.map((column) => ({ value: column, label: finding(`element.${column}`) }))}
        />
      )}
    </Stack>
  );
}

/** By these somebody is recognised: who has another name or birth date is asked about anew. */
const ALWAYS: readonly ComparedColumn[] = ["name", "birthDate"];
