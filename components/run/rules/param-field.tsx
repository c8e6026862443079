"use client";

import { MultiSelect, NumberInput, Switch, TagsInput, TextInput } from "@mantine/core";
import { useLocale } from "next-intl";
import type { ParamShape } from "@/lib/detectors/card";

interface ParamFieldProps {
  readonly line: ParamShape & { readonly label: string };
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The field that fits the parameter's schema; its bounds are the detector's own. */
export function ParamField({ line, value, onChange }: ParamFieldProps) {
  const decimal = useLocale() === "en" ? "." : ",";
  const { label, kind, min, max, options } = line;
  if (kind === "integer" || kind === "number") {
    return (
      <NumberInput
        label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(typed) => onChange(typeof typed === "number" ? typed : null)}
        allowDecimal={kind === "number"}
        decimalSeparator={decimal}
        step={kind === "integer" ? 1 : 0.01}
        required
        withAsterisk={false}
        {...(min === null ? {} : { min })}
        {...(max === null ? {} : { max })}
      />
    );
  }
  if (kind === "list" && options !== null)
    return <MultiSelect label={label} data={[...options]} value={textsOf(value)} onChange={onChange} />;
  if (kind === "list") return <TagsInput label={label} value={textsOf(value)} onChange={onChange} />;
  if (kind === "boolean")
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  return (
    <TextInput
      label={label}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
