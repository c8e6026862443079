"use client";

import { BarChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { LinkageView } from "@/lib/run/model/linkage-view";

/**
 * How many candidate pairs have which score; what lies at or above the threshold is highlighted. Counts
 * differ by powers of ten: a logarithmic scale.
 */
export function ScoreHistogram({ scores, threshold }: Pick<LinkageView, "scores" | "threshold">) {
  const t = useTranslations("catalogue.linkage");
  const format = useFormatter();
  const pairsAt = new Map(scores.map(({ bits, pairs }) => [bits, pairs]));
  const [first, last] = [scores[0]?.bits ?? 0, scores.at(-1)?.bits ?? 0];
  const line = threshold === null ? Number.POSITIVE_INFINITY : Math.floor(threshold);
  const data = Array.from({ length: last - first + 1 }, (_, i) => first + i).map((bits) => {
    const pairs = pairsAt.get(bits) ?? 0;
    // On a logarithmic axis nothing has no place: an empty class is no bar.
    return {
      bits: String(bits),
      below: bits < line && pairs > 0 ? pairs : null,
      above: bits >= line && pairs > 0 ? pairs : null,
    };
  });
  const top = 10 ** Math.ceil(Math.log10(Math.max(10, ...scores.map(({ pairs }) => pairs))));
  return (
    <ChartWithTable
      title={t("scores")}
      summary={
        threshold === null
          ? t("scores-no-threshold")
          : t("scores-summary", { bits: format.number(threshold, { maximumFractionDigits: 1 }) })
      }
      table={{
        head: [t("score"), t("pairs"), t("verdict")],
        rows: scores.map(({ bits, pairs }) => [
          t("from-to", { from: bits, to: bits + 1 }),
          format.number(pairs),
          t(bits >= line ? "above" : "below"),
        ]),
      }}
    >
      <BarChart
        h={260}
        data={data}
        dataKey="bits"
        type="stacked"
        series={[
          { name: "below", label: t("below"), color: "var(--c-chart-quiet)" },
          { name: "above", label: t("above"), color: "var(--c-chart)" },
        ]}
        valueFormatter={(value) => format.number(value)}
        xAxisLabel={t("score")}
        yAxisLabel={t("pairs-log")}
        yAxisProps={{
          scale: "log",
          domain: [0.8, top],
          allowDataOverflow: true,
          width: 64,
          tickFormatter: (value: number) => format.number(value, { notation: "compact" }),
        }}
        {...(threshold === null
          ? {}
          : {
              referenceLines: [
                {
                  x: String(line),
                  color: "var(--c-chart)",
                  label: t("threshold"),
                  labelPosition: "insideTopLeft" as const,
                },
              ],
            })}
        gridAxis="x"
        tickLine="none"
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false, barCategoryGap: 1 }}
      />
    </ChartWithTable>
  );
}
