"use client";

import { DateInput, type DateInputProps } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { parseDay } from "./parse-day";

type Kept = Pick<
  DateInputProps,
  "label" | "description" | "required" | "withAsterisk" | "name" | "size" | "error" | "disabled"
>;

interface DateFieldProps extends Kept {
  /** YYYY-MM-DD, "" for none */
  readonly value?: string;
  readonly defaultValue?: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange?: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/**
 * A day, in the product's language whatever the browser's: shown as "27 Nov 2024", typed as people type it or
 * chosen from a calendar.
 */
export function DateField({ value, defaultValue, min, max, onChange, ...field }: DateFieldProps) {
  const locale = useLocale();
  const t = useTranslations("common");
  return (
    <DateInput
      {...field}
      {...(value === undefined ? {} : { value: value === "" ? null : value })}
      {...(defaultValue === undefined || defaultValue === "" ? {} : { defaultValue })}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      locale={locale}
      valueFormat="D MMM YYYY"
      dateParser={(text) => parseDay(text, locale)}
      autoComplete="off"
      clearable={field.required !== true}
      clearButtonProps={{ "aria-label": t("clear-day") }}
      onChange={(day) => onChange?.({ currentTarget: { value: day ?? "" } })}
    />
  );
}
