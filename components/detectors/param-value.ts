import type { useFormatter } from "next-intl";

type Format = ReturnType<typeof useFormatter>;

/** Of a long list so many are enough to recognise it. */
const SHOWN = 3;

/**
 * A parameter's value as a person reads it: 0.1 as a number, a year without a point in it, a list by commas,
 * a long one cut.
 */
export function paramText(name: string, value: unknown, format: Format): string {
  if (typeof value === "number")
    return /year$/i.test(name) ? String(value) : format.number(value, { maximumFractionDigits: 6 });
  if (Array.isArray(value)) {
    const shown = value
      .slice(0, SHOWN)
      .map((one) => paramText(name, one, format))
      .join(", ");
    return value.length === 0 ? "–" : value.length > SHOWN ? `${shown} … +${value.length - SHOWN}` : shown;
  }
  if (typeof value === "boolean") return value ? "✓" : "✗";
  return typeof value === "string" ? value : JSON.stringify(value);
}
