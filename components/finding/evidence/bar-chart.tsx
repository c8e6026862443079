"use client";

import { BarChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartKey } from "@/components/charts/chart-key";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { BarsChart } from "@/lib/statistics/bar-chart";
import { dayMonth } from "@/components/finding/comparison/day-month";

/**
 * Classes that stand in an order of their own, and are told by a few signs: upright. Names of places and
 * features lie, so that they can be read.
 */
const NAMED: ReadonlySet<BarsChart["classes"]> = new Set(["area", "feature"]);
const FEW = 8;

/** Observed beside expected, class by class. */
export function EvidenceBarChart({
  chart: { bars, unit, classes },
  title,
}: {
  readonly chart: BarsChart;
  readonly title: string;
}) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const show = (value: number) =>
    unit === "share"
      ? format.number(value, { style: "percent", maximumFractionDigits: 1 })
      : format.number(value, { maximumFractionDigits: unit === "people" ? 0 : 3 });
  const label = (text: string) =>
    t.has(`label.${classes}.${text}`) ? t(`label.${classes}.${text}`) : (dayMonth(text, format) ?? text);
  const marked = bars.filter((bar) => bar.marked === true).map((bar) => label(bar.label));
  const hasExpected = bars.some((bar) => bar.expected !== null);
  const upright = bars.length > FEW && !NAMED.has(classes);
  const seen =
    marked.length === 0
      ? t("bars-summary", { count: bars.length, classes: t(`classes.${classes}`) })
      : t("bars-marked", { marked: marked.join(", ") });
  const numbers = { allowDecimals: unit !== "people" };
  return (
    <ChartWithTable
      title={title}
      order={4}
      summary={unit === "people" ? seen : `${seen} ${t(`unit.${unit}`)}`}
      table={{
        head: [t(`classes.${classes}`), t("observed"), ...(hasExpected ? [t("expected")] : [])],
        rows: bars.map((bar) => [
          label(bar.label),
          show(bar.observed),
          ...(hasExpected ? [bar.expected === null ? "–" : show(bar.expected)] : []),
        ]),
      }}
    >
      <BarChart
        h={upright ? 220 : Math.max(120, 36 * bars.length)}
        orientation={upright ? "horizontal" : "vertical"}
        data={bars.map((bar) => ({
          label: label(bar.label),
          observed: bar.observed,
          ...(bar.expected === null ? {} : { expected: bar.expected }),
        }))}
        dataKey="label"
        gridAxis={upright ? "x" : "y"}
        valueFormatter={show}
        yAxisProps={upright ? { width: 56, ...numbers } : { width: 148, interval: 0 }}
        {...(upright ? {} : { xAxisProps: numbers })}
        barProps={{ isAnimationActive: false }}
        series={[
          { name: "observed", label: t("observed"), color: "var(--c-chart)" },
          ...(hasExpected ? [{ name: "expected", label: t("expected"), color: "var(--c-chart-quiet)" }] : []),
        ]}
      />
      {hasExpected && (
        <ChartKey
          entries={[
            { mark: "self", label: t("observed") },
            { mark: "other", label: t("expected") },
          ]}
        />
      )}
    </ChartWithTable>
  );
}
