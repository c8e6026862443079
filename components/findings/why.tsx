"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { ShownFinding } from "@/lib/next/shown-finding";
import { ClusterGraph } from "./cluster-graph";
import { EvidenceChart } from "./evidence-chart";
import { EvidenceList } from "./evidence-list";
import { OrderNote } from "./order-note";
import { Pairs } from "./pairs";
import classes from "./pane.module.css";

/** Why it was flagged: the rule in words, the values in force, the basis, and last and small the machine's own number. */
export function Why({ shown }: { readonly shown: ShownFinding }) {
  const t = useTranslations("finding");
  const { view, texts } = shown;
  const { machine } = view;
  return (
    <section className={classes.section} aria-labelledby={`why-${view.id}`}>
      <Title order={3} id={`why-${view.id}`}>
        {t("why")}
      </Title>
      <Text maw="72ch">{texts.rule}</Text>
      {machine === null ? (
        <Text c="dimmed" maw="72ch">
          {t("blind-hint")}
        </Text>
      ) : (
        <>
          <EvidenceChart evidence={machine.evidence} title={texts.title} />
          <EvidenceList evidence={machine.evidence} labels={texts.evidenceLabels} params={machine.params} paramLabels={texts.paramLabels} score={machine.score} />
          <ClusterGraph evidence={machine.evidence} records={view.records} />
          <Pairs evidence={machine.evidence} records={view.records} />
          {machine.folded.length > 0 && (
            <Text size="sm">
              {t("folded")}: {machine.folded.map(({ code }) => `${code} ${texts.folded[code] ?? ""}`).join(" · ")}
            </Text>
          )}
          <ul className={classes.basis} aria-label={t("basis")}>
            {machine.basis.map(({ cite }) => (
              <li key={cite}>{cite}</li>
            ))}
          </ul>
        </>
      )}
      <OrderNote order={view.order} />
      <TextLink href={`/katalog/${view.detector}`} size="sm">
        {t("to-catalogue", { code: view.detector })}
      </TextLink>
    </section>
  );
}
