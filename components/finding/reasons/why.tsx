"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { Basis } from "./basis";
import { ClusterGraph } from "@/components/finding/comparison/cluster-graph";
import { EvidenceChart } from "@/components/finding/evidence/evidence-chart";
import { EvidenceList } from "@/components/finding/evidence/evidence-list";
import { Absorbed } from "./absorbed";
import { OrderNote } from "./order-note";
import { Pairs } from "@/components/finding/comparison/pairs";
import classes from "@/components/finding/pane/pane.module.css";
import { RuleLimits } from "./rule-limits";

/**
 * Why it was flagged: the rule in words, its limits in force, what was measured, the basis, and last and
 * small the machine's own number.
 */
export function Why({ shown }: { readonly shown: ShownFinding }) {
  const t = useTranslations("finding");
  const { view, texts } = shown;
  const { machine, rule } = view;
  return (
    <section className={classes.section} aria-labelledby={`why-${view.id}`}>
      <Title order={3} id={`why-${view.id}`}>
        {t("why")}
      </Title>
      <Text maw="72ch">{texts.rule}</Text>
      <RuleLimits params={rule.params} labels={texts.paramLabels} />
      {machine === null ? (
        <Text c="dimmed" maw="72ch">
          {t("blind-hint")}
        </Text>
      ) : (
        <>
          <EvidenceChart
            evidence={machine.evidence}
            title={texts.title}
            events={view.events.map(({ title, areaName }) => `${areaName}: ${title}`)}
          />
          <EvidenceList
            evidence={machine.evidence}
            labels={texts.evidenceLabels}
            params={rule.params}
            score={machine.score}
          />
          <ClusterGraph evidence={machine.evidence} records={view.records} />
          <Pairs evidence={machine.evidence} records={view.records} />
          <Absorbed absorbed={machine.absorbed} titles={texts.absorbed} />
        </>
      )}
      <Basis basis={rule.basis} />
      <OrderNote order={view.order} />
      <TextLink href={`/katalog/${view.detector}`} size="sm">
        {t("to-catalogue", { code: view.detector })}
      </TextLink>
    </section>
  );
}
