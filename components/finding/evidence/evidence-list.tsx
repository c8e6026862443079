"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { Measures } from "./measures";
import { valueText } from "@/components/finding/comparison/value-text";

interface EvidenceListProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
  /** thresholds of the rule: what the evidence repeats of them stands with the rule already */
  readonly params: Readonly<Record<string, unknown>>;
  readonly score: number | null;
}

/** What was measured here; last and small the chances and the machine's score. */
export function EvidenceList({ evidence, labels, params, score }: EvidenceListProps) {
  const t = useTranslations("finding");
  const format = useFormatter();
  // Beside a share, what was expected of it is a share too: said in the words of the sentence above.
  const shares = typeof evidence.share === "number" ? SHARES : [];
  const show = (name: string, value: unknown) =>
    typeof value === "number" && shares.includes(name)
      ? format.number(value, { style: "percent", maximumFractionDigits: 1 })
      : valueText(value, t, format);
  const measured = Object.entries(labels).flatMap(([name, label]) => {
    const value = evidence[name];
    const text = isSaidElsewhere(name, value) || value === params[name] ? null : show(name, value);
    return text === null ? [] : [{ label, text, quiet: CHANCES.includes(name) }];
  });
  const machine =
    score === null
      ? []
      : [{ label: t("score"), text: format.number(score, { maximumFractionDigits: 2 }), quiet: true }];
  const { q } = evidence;
  return (
    <>
      <Measures
        label={t("measured")}
        measures={[
          ...measured.filter((one) => !one.quiet),
          ...measured.filter((one) => one.quiet),
          ...machine,
        ]}
      />
      {typeof q === "number" && (
        <Text size="sm" c="dimmed" maw="72ch">
          {t("q-means", {
            few: String(q < FEW),
            share: format.number(q, { style: "percent", maximumFractionDigits: 1 }),
          })}
        </Text>
      )}
    </>
  );
}

/** A smaller share is told as few. */
const FEW = 0.001;
const SHARES: readonly string[] = ["share", "expected", "low", "high"];
const CHANCES: readonly string[] = ["p", "q"];

/** The place stands above the finding, the least effect among the limits of the rule. */
const isSaidElsewhere = (name: string, value: unknown): boolean =>
  name === "minimum" || ((name === "desa" || name === "kecamatan") && typeof value === "string");
