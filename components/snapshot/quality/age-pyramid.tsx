"use client";

import { BarChart } from "@mantine/charts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { SnapshotQuality } from "@/lib/ingest/shapes";
import classes from "./age-pyramid.module.css";

const LAST = 100;

/** Men to the left, women to the right of one zero; the sides are named where they stand. */
export function AgePyramid({ quality }: { readonly quality: SnapshotQuality }) {
  const t = useTranslations("data");
  const format = useFormatter();
  const label = (from: number) =>
    from >= LAST ? t("age-open", { from }) : t("age-group", { from, to: from + 4 });
  const data = [...quality.pyramid]
    .reverse()
    .map(({ from, male, female }) => ({ age: label(from), male: -male, female }));
  const number = (value: number) => format.number(Math.abs(value));
  const largest = quality.pyramid.reduce(
    (best, group) => (group.male + group.female > best.male + best.female ? group : best),
    { from: 0, male: 0, female: 0 },
  );
  return (
    <ChartWithTable
      title={t("pyramid")}
      summary={t("pyramid-summary", {
        group: label(largest.from),
        count: largest.male + largest.female,
        unknown: quality.pyramidUnknown,
        under15: quality.under15,
      })}
      table={{
        head: [t("age"), t("total.male"), t("total.female")],
        rows: quality.pyramid.map(({ from, male, female }) => [label(from), number(male), number(female)]),
      }}
    >
      <div className={classes.sides} aria-hidden>
        <span>{t("total.male")}</span>
        <span>{t("total.female")}</span>
      </div>
      <BarChart
        h={380}
        data={data}
        dataKey="age"
        orientation="vertical"
        type="stacked"
        series={[
          { name: "male", label: t("total.male"), color: "var(--c-chart-quiet)" },
          { name: "female", label: t("total.female"), color: "var(--c-chart)" },
        ]}
        valueFormatter={number}
        gridAxis="y"
        tickLine="none"
        yAxisProps={{ width: 62, interval: 0 }}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false, stackOffset: "sign", barCategoryGap: 2 }}
      />
    </ChartWithTable>
  );
}
