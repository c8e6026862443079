import type { useFormatter } from "next-intl";

/** A parameter's value as a person reads it: 0.1 as a number, a list by commas. */
export function paramText(value: unknown, format: ReturnType<typeof useFormatter>): string {
  if (typeof value === "number") return format.number(value, { maximumFractionDigits: 6 });
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map((one) => paramText(one, format)).join(", ");
  if (typeof value === "boolean") return value ? "✓" : "✗";
  return typeof value === "string" ? value : JSON.stringify(value);
}
