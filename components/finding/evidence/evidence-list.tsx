"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { Measures } from "./measures";
import { measured } from "./measured";

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
  const machine =
    score === null
      ? []
      : [{ label: t("score"), text: format.number(score, { maximumFractionDigits: 2 }), quiet: true }];
  const { q } = evidence;
  return (
    <>
      <Measures
        label={t("measured")}
        measures={[...measured({ evidence, labels, params }, t, format), ...machine]}
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
