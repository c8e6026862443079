"use client";

import { BarChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { SnapshotQuality } from "@/lib/ingest/shapes";

const CLASS = 50;

/** How many TPS have how many voters; the classes beyond the cap are the highlighted ones. */
export function TpsHistogram({ quality, cap }: { readonly quality: SnapshotQuality; readonly cap: number }) {
  const t = useTranslations("data");
  const format = useFormatter();
  const { tps } = quality;
  const data = withEmptyClasses(tps.histogram).map(({ from, count }) => ({
    from,
    voters: `${from}–${from + CLASS - 1}`,
    within: from < cap ? count : 0,
    over: from >= cap ? count : 0,
  }));
  return (
    <ChartWithTable
      title={t("tps")}
      summary={t("tps-summary", {
        count: tps.count,
        median: tps.median,
        max: tps.max,
        over: tps.overCap,
        cap,
        without: tps.withoutNumber,
      })}
      table={{
        head: [t("tps-voters"), t("tps-count")],
        rows: data.map(({ voters, within, over }) => [voters, format.number(within + over)]),
      }}
    >
      <BarChart
        h={380}
        data={data}
        dataKey="voters"
        type="stacked"
        series={[
          { name: "within", label: t("tps-within"), color: "var(--c-chart-quiet)" },
          { name: "over", label: t("tps-over", { cap }), color: "var(--c-chart)" },
        ]}
        valueFormatter={(value) => format.number(value)}
        xAxisLabel={t("tps-voters")}
        yAxisLabel={t("tps-count")}
        gridAxis="x"
        tickLine="none"
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false, barCategoryGap: 2 }}
      />
    </ChartWithTable>
  );
}

/**
 * An axis of sizes has no gaps: classes between the smallest and the largest that no TPS is in stand at zero.
 */
function withEmptyClasses(histogram: SnapshotQuality["tps"]["histogram"]): { from: number; count: number }[] {
  const froms = histogram.map(({ from }) => from);
  if (froms.length === 0) return [];
  const [first, last] = [Math.min(...froms), Math.max(...froms)];
  const counts = new Map(histogram.map(({ from, count }) => [from, count]));
  return Array.from({ length: (last - first) / CLASS + 1 }, (_, at) => ({
    from: first + at * CLASS,
    count: counts.get(first + at * CLASS) ?? 0,
  }));
}
