"use client";

import { CompositeChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartKey, type KeyEntry } from "@/components/charts/chart-key";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { SeriesChart } from "@/lib/statistics/bar-chart";

/**
 * A place against its own past: what was seen in every period, and what its past leads to expect of the last
 * one.
 */
export function Series({
  chart: { points },
  title,
  events,
}: {
  readonly chart: SeriesChart;
  readonly title: string;
  readonly events: readonly string[];
}) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const share = (value: number, of: number) => (of > 0 ? value / of : 0);
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 2 });
  const count = (value: number | undefined) =>
    value === undefined ? "–" : format.number(value, { maximumFractionDigits: 1 });
  const data = points.map(({ period, observed, of, low, high }) => ({
    period,
    observed: share(observed, of),
    ...(low === undefined || high === undefined ? {} : { limits: [share(low, of), share(high, of)] }),
  }));
  const last = points.at(-1);
  const key: readonly KeyEntry[] = [
    { mark: "self-line", label: t("observed") },
    ...(last?.low === undefined ? [] : [{ mark: "other", label: t("usual-past") } as const]),
  ];
  return (
    <ChartWithTable
      title={t("series-title", { title })}
      order={4}
      summary={
        last?.expected === undefined
          ? t("series-summary", {
              observed: percent(share(last?.observed ?? 0, last?.of ?? 0)),
              periods: points.length,
            })
          : t("series-against", {
              observed: percent(share(last.observed, last.of)),
              periods: points.length,
              expected: percent(share(last.expected, last.of)),
              high: percent(share(last.high ?? last.expected, last.of)),
            })
      }
      table={{
        head: [t("period"), t("observed"), t("of"), t("share"), t("expected"), t("limits")],
        rows: points.map((point) => [
          point.period,
          count(point.observed),
          count(point.of),
          percent(share(point.observed, point.of)),
          count(point.expected),
          point.low === undefined ? "–" : `${count(point.low)}–${count(point.high)}`,
        ]),
      }}
    >
      <CompositeChart
        referenceLines={
          last === undefined || events.length === 0 ? [] : [{ x: last.period, label: "*", color: "gray" }]
        }
        h={220}
        data={data}
        dataKey="period"
        valueFormatter={(value: number | readonly number[]) =>
          typeof value === "number" ? percent(value) : value.map(percent).join("–")
        }
        yAxisProps={{ width: 56 }}
        xAxisProps={{ padding: { left: 24, right: 24 } }}
        barProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        series={[
          { name: "limits", label: t("usual-past"), type: "bar", color: "var(--c-chart-quiet)" },
          { name: "observed", label: t("observed"), type: "line", color: "var(--c-chart)" },
        ]}
        maxBarWidth={28}
        curveType="linear"
      />
      <ChartKey entries={key} />
      {events.length > 0 && <p>{t("events", { events: events.join("; ") })}</p>}
    </ChartWithTable>
  );
}
