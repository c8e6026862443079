"use client";

import { useFormatter, useTranslations } from "next-intl";
import { paramText } from "@/components/detectors/param-value";
import { Measures } from "@/components/finding/evidence/measures";

interface RuleLimitsProps {
  readonly params: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** The thresholds that were in force when the rule asked. */
export function RuleLimits({ params, labels }: RuleLimitsProps) {
  const t = useTranslations("finding");
  const format = useFormatter();
  return (
    <Measures
      label={t("limits")}
      measures={Object.entries(labels).map(([name, label]) => ({
        label: t("threshold", { label }),
        text: paramText(name, params[name], format),
      }))}
    />
  );
}
