"use client";

import { BarChart, CompositeChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { chart, type BarsChart, type SeriesChart } from "@/lib/domain/chart";
import { dayMonth } from "./day-month";
import { Funnel } from "./funnel";

interface EvidenceChartProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly title: string;
}

/** The charts that a statistic finding brings: this area among all or observed against expected, and its own history where there is one. */
export function EvidenceChart({ evidence, title }: EvidenceChartProps) {
  return (
    <>
      <OneChart payload={evidence.chart} title={title} />
      <OneChart payload={evidence.series} title={title} />
    </>
  );
}

function OneChart({ payload, title }: { readonly payload: unknown; readonly title: string }) {
  const parsed = chart.safeParse(payload);
  if (!parsed.success) return null;
  switch (parsed.data.kind) {
    case "funnel":
      return <Funnel chart={parsed.data} title={title} />;
    case "series":
      return <Series chart={parsed.data} title={title} />;
    case "bars":
      return <Bars chart={parsed.data} title={title} />;
  }
}

function Series({ chart: { points }, title }: { readonly chart: SeriesChart; readonly title: string }) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const share = (value: number, of: number) => (of > 0 ? value / of : 0);
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 2 });
  const data = points.map(({ period, observed, of, expected, low, high }) => ({
    period,
    [t("observed")]: share(observed, of),
    ...(expected === undefined ? {} : { [t("expected")]: share(expected, of) }),
    ...(low === undefined || high === undefined ? {} : { [t("limits")]: [share(low, of), share(high, of)] }),
  }));
  const last = points.at(-1);
  return (
    <ChartWithTable
      title={title}
      summary={t("series-summary", { observed: percent(share(last?.observed ?? 0, last?.of ?? 0)), periods: points.length })}
      table={{
        head: [t("period"), t("observed"), t("of"), t("expected")],
        rows: points.map((point) => [point.period, format.number(point.observed), format.number(point.of), point.expected === undefined ? "–" : format.number(point.expected, { maximumFractionDigits: 1 })]),
      }}
    >
      <CompositeChart
        h={220}
        data={data}
        dataKey="period"
        valueFormatter={percent}
        yAxisProps={{ width: 56 }}
        areaProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        series={[
          { name: t("limits"), type: "area", color: "gray.4" },
          { name: t("expected"), type: "line", color: "var(--c-chart-quiet)" },
          { name: t("observed"), type: "line", color: "var(--c-chart)" },
        ]}
      />
    </ChartWithTable>
  );
}

function Bars({ chart: { bars, unit, classes }, title }: { readonly chart: BarsChart; readonly title: string }) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const show = (value: number) => (unit === "share" ? format.number(value, { style: "percent", maximumFractionDigits: 1 }) : format.number(value, { maximumFractionDigits: unit === "people" ? 0 : 3 }));
  const label = (text: string) => (t.has(`label.${classes}.${text}`) ? t(`label.${classes}.${text}`) : (dayMonth(text, format) ?? text));
  const marked = bars.filter((bar) => bar.marked === true).map((bar) => label(bar.label));
  const hasExpected = bars.some((bar) => bar.expected !== null);
  const upright = bars.length > 8;
  return (
    <ChartWithTable
      title={title}
      summary={marked.length === 0 ? t("bars-summary", { count: bars.length, classes: t(`classes.${classes}`) }) : t("bars-marked", { marked: marked.join(", ") })}
      table={{
        head: [t(`classes.${classes}`), t("observed"), ...(hasExpected ? [t("expected")] : [])],
        rows: bars.map((bar) => [label(bar.label), show(bar.observed), ...(hasExpected ? [bar.expected === null ? "–" : show(bar.expected)] : [])]),
      }}
    >
      <BarChart
        h={upright ? 220 : Math.max(120, 28 * bars.length)}
        orientation={upright ? "horizontal" : "vertical"}
        data={bars.map((bar) => ({ label: label(bar.label), [t("observed")]: bar.observed, ...(bar.expected === null ? {} : { [t("expected")]: bar.expected }) }))}
        dataKey="label"
        valueFormatter={show}
        yAxisProps={{ width: upright ? 56 : 120 }}
        barProps={{ isAnimationActive: false }}
        series={[{ name: t("observed"), color: "var(--c-chart)" }, ...(hasExpected ? [{ name: t("expected"), color: "var(--c-chart-quiet)" }] : [])]}
      />
    </ChartWithTable>
  );
}
