"use client";

import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CORRECTABLE_COLUMNS, type CorrectableColumn } from "@/lib/roll/columns";

/** A correction as it is being chosen. */
export interface Change {
  readonly element: CorrectableColumn | "";
  readonly value: string;
}

export const NO_CHANGE: Change = { element: "", value: "" };

interface ChangeFieldsProps {
  readonly change: Change;
  readonly onChange: (change: Change) => void;
}

/** UBAH: which element is wrong, and what is right. */
export function ChangeFields({ change, onChange }: ChangeFieldsProps) {
  const t = useTranslations("finding");
  return (
    <Group grow align="flex-end">
      <NativeSelect
        label={t("which-element")}
        required
        withAsterisk={false}
        value={change.element}
        onChange={(event) =>
          onChange({
            element: CORRECTABLE_COLUMNS.find((one) => one === event.currentTarget.value) ?? "",
            value: "",
          })
        }
        data={[
          { value: "", label: t("choose") },
          ...CORRECTABLE_COLUMNS.map((one) => ({ value: one, label: t(`element.${one}`) })),
        ]}
      />
      <TextInput
        label={t("proposed-value")}
        required
        withAsterisk={false}
        value={change.value}
        onChange={(event) => onChange({ ...change, value: event.currentTarget.value })}
        maxLength={200}
      />
    </Group>
  );
}
