import type { useFormatter, useTranslations } from "next-intl";
import { valueText } from "@/components/finding/comparison/value-text";
import type { Measure } from "./measures";

interface Given {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
  /** thresholds of the rule: what the evidence repeats of them stands with the rule already */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a rule measured, in words: each value with its label, the chances last. */
export function measured(
  { evidence, labels, params }: Given,
  t: ReturnType<typeof useTranslations<"finding">>,
  format: ReturnType<typeof useFormatter>,
): Measure[] {
  // Beside a share, what was expected of it is a share too: said in the words of the sentence above.
  const shares = typeof evidence.share === "number" ? SHARES : [];
  const show = (name: string, value: unknown) =>
    typeof value === "number" && shares.includes(name)
      ? format.number(value, { style: "percent", maximumFractionDigits: 1 })
      : valueText(value, t, format, name);
  const all = Object.entries(labels).flatMap(([name, label]) => {
    const value = evidence[name];
    const text = isSaidElsewhere(name, value) || value === params[name] ? null : show(name, value);
    return text === null ? [] : [{ label, text, quiet: CHANCES.includes(name) }];
  });
  return [...all.filter(({ quiet }) => !quiet), ...all.filter(({ quiet }) => quiet)];
}

const SHARES: readonly string[] = ["share", "expected", "low", "high"];
const CHANCES: readonly string[] = ["p", "q"];

/** The place stands above the finding, the least effect among the limits of the rule. */
const isSaidElsewhere = (name: string, value: unknown): boolean =>
  name === "minimum" || ((name === "desa" || name === "kecamatan") && typeof value === "string");
