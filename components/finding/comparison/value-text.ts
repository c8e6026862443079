import type { useFormatter, useTranslations } from "next-intl";
import { dayMonth } from "./day-month";

type Format = ReturnType<typeof useFormatter>;
type T = ReturnType<typeof useTranslations<"finding">>;

/** Smaller chances mean no more to anybody. */
const MIN_SHOWN = 0.000001;
/** A longer list is shown elsewhere, or says nothing to a reader. */
const MAX_LISTED = 12;

/**
 * A measured value or a threshold as a person reads it; null for what is no single value.
 * @param field what was measured: one word of the code can mean another thing elsewhere
 */
export function valueText(value: unknown, t: T, format: Format, field = ""): string | null {
  if (typeof value === "number") return numberText(value, format);
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "string" && value !== "") return dayMonth(value, format) ?? wordText(value, field, t);
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_LISTED) return null;
  const items: unknown[] = value;
  return items.every((item) => typeof item === "string" || typeof item === "number")
    ? items.map((item) => (typeof item === "string" ? wordText(item, field, t) : item)).join(", ")
    : null;
}

function numberText(value: number, format: Format): string {
  if (value > 0 && value < MIN_SHOWN) return `< ${format.number(MIN_SHOWN, { maximumFractionDigits: 6 })}`;
  return format.number(
    value,
    value !== 0 && Math.abs(value) < 0.001 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 3 },
  );
}

/** Kinds and levels are words of ours; names and dates pass as they are. */
function wordText(text: string, field: string, t: T): string {
  if (!/^[\w-]+$/.test(text)) return text;
  if (t.has(`words.${field}.${text}`)) return t(`words.${field}.${text}`);
  return t.has(`words.${text}`) ? t(`words.${text}`) : text;
}
