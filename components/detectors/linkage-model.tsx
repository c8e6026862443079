"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { LinkageView } from "@/lib/run/model/linkage-view";
import { BlockingCosts } from "./blocking-costs";
import { LevelWeights } from "./level-weights";
import classes from "./linkage-model.module.css";
import { ScoreHistogram } from "./score-histogram";

/**
 * The fitted model behind this detector: what each agreement is worth, what the search cost, and where the
 * line was drawn.
 */
export function LinkageModel({ model }: { readonly model: LinkageView | null }) {
  const t = useTranslations("catalogue.linkage");
  const format = useFormatter();
  if (model === null) {
    return (
      <Section title={t("title")} lead={t("lead")}>
        <Text c="dimmed">{t("none")}</Text>
      </Section>
    );
  }
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const facts = [
    [t("candidates"), format.number(model.candidatePairs)],
    [t("accepted"), format.number(model.acceptedPairs)],
    [t("false-discovery"), percent(model.falseDiscovery)],
    [t("missed"), `${percent(model.missed)}–${percent(model.missedAtMost)}`],
    [t("unlinkable"), percent(model.unlinkable)],
  ];
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className={classes.stack}>
        <Text size="sm">
          <TextLink href={`/pemeriksaan/${model.runId}`}>{t("run", { id: model.runId })}</TextLink> ·{" "}
          {model.regionCode} · {model.period} · <DateText value={model.finishedAt} moment />
        </Text>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <LevelWeights fields={model.fields} />
        <ScoreHistogram scores={model.scores} threshold={model.threshold} />
        <BlockingCosts rules={model.blocking} />
      </div>
    </Section>
  );
}
