"use client";

import { NativeSelect, NumberInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/ui/date-field";
import { Section } from "@/components/ui/section";
import type { Period } from "@/lib/snapshot/model/period";
import { STAGES } from "@/lib/snapshot/model/input";
import { oneOf } from "@/lib/one-of";
import { TotalsFields } from "./totals-fields";
import { USUAL_CAP, type Description } from "./description";
import type { Kabupaten } from "./upload-types";

interface DescriptionFormProps {
  readonly value: Description;
  readonly onChange: (value: Description) => void;
  readonly kabupaten: readonly Kabupaten[];
  readonly periods: readonly Period[];
  readonly errors: Readonly<Record<string, string>>;
}

export function DescriptionForm({ value, onChange, kabupaten, periods, errors }: DescriptionFormProps) {
  const t = useTranslations("data.upload");
  const stages = useTranslations("data.stage");
  const set = (patch: Partial<Description>) => onChange({ ...value, ...patch });
  const text = (name: "period" | "baNumber" | "decreeNumber" | "referenceDate") => ({
    value: value[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: errors[name],
  });
  const siblings = periods
    .filter(({ regionCode }) => regionCode === value.regionCode)
    .map((one) => ({ value: String(one.id), label: `${one.stage} ${one.period}` }));
  const optional = [{ value: "", label: t("none") }, ...siblings];
  return (
    <Section title={t("step-description")} lead={t("step-description-lead")}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          <Select
            label={t("region")}
            data={kabupaten.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
            value={value.regionCode}
            onChange={(code) => set({ regionCode: code ?? "", previousId: null, correctsId: null })}
            searchable
            limit={50}
            allowDeselect={false}
            error={errors["regionCode"]}
          />
          <NativeSelect
            label={t("stage")}
            data={STAGES.map((stage) => ({ value: stage, label: stages(stage) }))}
            value={value.stage}
            onChange={(event) => {
              const stage = oneOf(STAGES, event.currentTarget.value) ?? value.stage;
              set({ stage, tpsCap: USUAL_CAP[stage] });
            }}
          />
          <TextInput
            label={t("period")}
            placeholder={t("period-example")}
            required
            withAsterisk={false}
            {...text("period")}
          />
          <DateField
            label={t("reference-date")}
            description={t("reference-date-hint")}
            required
            withAsterisk={false}
            {...text("referenceDate")}
          />
          <NumberInput
            label={t("tps-cap")}
            description={t("tps-cap-hint")}
            min={1}
            max={10_000}
            allowDecimal={false}
            value={value.tpsCap}
            onChange={(cap) => set({ tpsCap: Number(cap) })}
            error={errors["tpsCap"]}
          />
          <TextInput label={t("ba-number")} description={t("ba-number-hint")} {...text("baNumber")} />
          <TextInput label={t("decree-number")} {...text("decreeNumber")} />
          {siblings.length > 0 && (
            <>
              <NativeSelect
                label={t("previous")}
                description={t("previous-hint")}
                data={optional}
                value={String(value.previousId ?? "")}
                onChange={(event) => set({ previousId: Number(event.currentTarget.value) || null })}
              />
              <NativeSelect
                label={t("corrects")}
                description={t("corrects-hint")}
                data={optional}
                value={String(value.correctsId ?? "")}
                onChange={(event) => set({ correctsId: Number(event.currentTarget.value) || null })}
              />
            </>
          )}
        </SimpleGrid>
        <TotalsFields value={value.totals} onChange={(totals) => set({ totals })} />
      </Stack>
    </Section>
  );
}
