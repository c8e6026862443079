"use client";

import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { Section } from "@/components/ui/section";
import { LIST_KINDS, type ListKind } from "@/lib/list/model/kinds";
import type { Period } from "@/lib/snapshot/model/period";
import type { ListFields } from "./list-fields";

interface ListFormProps {
  readonly value: ListFields;
  readonly periods: readonly Period[];
  readonly onChange: (value: ListFields) => void;
}

/** What a list is, from whom, by which letter, who brought it, on which day it holds, against which roll. */
export function ListForm({ value, periods, onChange }: ListFormProps) {
  const t = useTranslations("list.upload");
  const kinds = useTranslations("list.kind");
  const text = (
    name: "source" | "letterNumber" | "letterDate" | "broughtBy" | "referenceDate" | "keepUntil",
  ) => ({
    value: value[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [name]: event.currentTarget.value }),
  });
  return (
    <Section title={t("about")} lead={t("about-lead")}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        <NativeSelect
          label={t("kind")}
          data={LIST_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
          value={value.kind}
          onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as ListKind })}
        />
        <TextInput
          label={t("source")}
          description={t("source-hint")}
          required
          withAsterisk={false}
          maxLength={120}
          {...text("source")}
        />
        <NativeSelect
          label={t("roll")}
          description={t("roll-hint")}
          data={periods.map((one) => ({
            value: String(one.id),
            label: `${one.stage} ${one.period} · ${one.regionName}`,
          }))}
          value={String(value.snapshotId)}
          onChange={(event) => onChange({ ...value, snapshotId: Number(event.currentTarget.value) })}
        />
        <TextInput label={t("letter-number")} maxLength={120} {...text("letterNumber")} />
        <DateField label={t("letter-date")} {...text("letterDate")} />
        <TextInput
          label={t("brought-by")}
          description={t("brought-by-hint")}
          maxLength={120}
          {...text("broughtBy")}
        />
        <DateField
          label={t("reference-date")}
          description={t("reference-date-hint")}
          {...text("referenceDate")}
        />
        <DateField label={t("keep-until")} description={t("keep-until-hint")} {...text("keepUntil")} />
      </SimpleGrid>
    </Section>
  );
}
