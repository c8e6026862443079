"use client";

import { Fieldset, NumberInput, SimpleGrid, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { CONTROL_TOTALS } from "@/lib/ingest/shapes";
import type { Description, TotalName } from "./description";

interface TotalsFieldsProps {
  readonly value: Description["totals"];
  readonly onChange: (totals: Description["totals"]) => void;
}

/** As printed in the Berita Acara; an empty field is not compared, a zero is. */
export function TotalsFields({ value, onChange }: TotalsFieldsProps) {
  const t = useTranslations("data.upload");
  const totals = useTranslations("data.total");
  const separator = useLocale() === "en" ? "," : ".";
  const set = (name: TotalName, typed: string | number) => {
    const { [name]: _old, ...rest } = value;
    onChange(typeof typed === "number" ? { ...rest, [name]: typed } : rest);
  };
  return (
    <Fieldset legend={t("totals")} variant="default">
      <Text size="sm" c="dimmed" mb="xs">
        {t("totals-hint")}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
        {CONTROL_TOTALS.map((name) => (
          <NumberInput
            key={name}
            label={totals(name)}
            value={value[name] ?? ""}
            onChange={(typed) => set(name, typed)}
            min={0}
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={separator}
            decimalSeparator={separator === "." ? "," : "."}
            hideControls
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
