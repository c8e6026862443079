"use client";

import { BarChart, CompositeChart } from "@mantine/charts";
import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Section } from "@/components/ui/section";
import type { Calibration as Measured } from "@/lib/oversight/queries/calibration";
import classes from "./linkage-model.module.css";

/** What final decisions say about the scores of one rule: accepted by score, and beside what the model stated. */
export function Calibration({ measured }: { readonly measured: Measured | null }) {
  const t = useTranslations("catalogue.calibration");
  const percent = usePercent();
  if (measured === null)
    return (
      <Section title={t("title")} lead={t("lead")}>
        <Text c="dimmed">{t("none")}</Text>
      </Section>
    );
  const { decided, random, bars, drift } = measured;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className={classes.stack}>
        <Text size="sm">{t(random ? "random" : "all", { n: decided })}</Text>
        {drift !== null && (
          <Text size="sm" role="note">
            {t("drift", {
              now: percent(drift.now.share),
              nowLow: percent(drift.now.low),
              nowHigh: percent(drift.now.high),
              before: percent(drift.before.share),
              beforeLow: percent(drift.before.low),
              beforeHigh: percent(drift.before.high),
            })}
          </Text>
        )}
        <Steps steps={measured.steps} />
        {bars.length > 0 && <Reliability bars={bars} />}
      </div>
    </Section>
  );
}

function usePercent() {
  const format = useFormatter();
  return (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
}

function Steps({ steps }: Pick<Measured, "steps">) {
  const t = useTranslations("catalogue.calibration");
  const format = useFormatter();
  const percent = usePercent();
  const score = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <ChartWithTable
      title={t("steps")}
      summary={t("steps-summary", {
        low: percent(steps[0]?.share ?? 0),
        high: percent(steps.at(-1)?.share ?? 0),
      })}
      table={{
        head: [t("score-from"), t("decisions"), t("accepted"), t("interval")],
        rows: steps.map(({ from, n, share, low, high }) => [
          score(from),
          format.number(n),
          percent(share),
          `${percent(low)}–${percent(high)}`,
        ]),
      }}
    >
      <BarChart
        h={220}
        data={steps.map(({ from, share }) => ({ from: score(from), accepted: share }))}
        dataKey="from"
        series={[{ name: "accepted", label: t("accepted"), color: "var(--c-chart)" }]}
        valueFormatter={percent}
        xAxisLabel={t("score-from")}
        yAxisProps={{ domain: [0, 1] }}
        tickLine="none"
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </ChartWithTable>
  );
}

/** The reliability diagram: on the line the model says what people find. */
function Reliability({ bars }: Pick<Measured, "bars">) {
  const t = useTranslations("catalogue.calibration");
  const format = useFormatter();
  const percent = usePercent();
  return (
    <ChartWithTable
      title={t("reliability")}
      summary={t("reliability-summary")}
      table={{
        head: [t("stated"), t("decisions"), t("accepted"), t("interval")],
        rows: bars.map(({ stated, n, right, low, high }) => [
          percent(stated),
          format.number(n),
          percent(right),
          `${percent(low)}–${percent(high)}`,
        ]),
      }}
    >
      <CompositeChart
        h={220}
        data={bars.map(({ stated, right }) => ({ stated: percent(stated), accepted: right, same: stated }))}
        dataKey="stated"
        series={[
          { name: "accepted", label: t("accepted"), color: "var(--c-chart)", type: "bar" },
          { name: "same", label: t("same"), color: "var(--c-chart-quiet)", type: "line" },
        ]}
        valueFormatter={percent}
        xAxisLabel={t("stated")}
        yAxisProps={{ domain: [0, 1] }}
        tickLine="none"
        barProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        composedChartProps={{ accessibilityLayer: false }}
      />
    </ChartWithTable>
  );
}
