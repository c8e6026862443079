"use client";

import { useFormatter } from "next-intl";
import {
  Area,
  ComposedChart,
  LabelList,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { AXIS, LABEL, QUIET } from "@/components/dashboard/chart-style";

export interface TrendValue {
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
}

export interface TrendSeries {
  readonly key: string;
  readonly label: string;
  /** one of them stands out, the others are grey */
  readonly highlighted?: boolean;
}

interface TrendChartProps {
  readonly title: string;
  readonly summary: string;
  readonly fileName: string;
  readonly head: string;
  readonly series: readonly TrendSeries[];
  readonly points: readonly {
    readonly label: string;
    readonly values: Readonly<Record<string, TrendValue>>;
  }[];
  readonly as: "count" | "percent" | "decimal";
  /** events of the calendar between two periods: before which of the points, and what */
  readonly marks?: readonly { readonly before: string; readonly text: string }[];
  readonly empty: string;
}

const HEIGHT = 170;

/** Series over the periods: named where they end, with their intervals, one of them highlighted. */
export function TrendChart(props: TrendChartProps) {
  const { title, summary, fileName, head, series, points, as, marks = [], empty } = props;
  const format = useFormatter();
  const number = (value: number) =>
    format.number(
      value,
      as === "percent"
        ? { style: "percent", maximumFractionDigits: 0 }
        : { maximumFractionDigits: as === "count" ? 0 : 1 },
    );
  const cell = ({ value, low, high }: TrendValue) =>
    value === null
      ? "–"
      : low === undefined || high === undefined
        ? number(value)
        : `${number(value)} (${number(low)}–${number(high)})`;
  const known = points.filter(({ values }) =>
    series.some(({ key }) => (values[key]?.value ?? null) !== null),
  );
  const data = points.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ key }) => [key, values[key]?.value ?? null])),
    ...Object.fromEntries(
      series.map(({ key }) => {
        const { low, high } = values[key] ?? { low: undefined, high: undefined };
        return [`${key} range`, low === undefined || high === undefined ? null : [low, high]];
      }),
    ),
  }));
  const ends = endLabels(series, known.at(-1)?.values ?? {});
  return (
    <ChartWithTable
      title={title}
      order={3}
      summary={known.length === 0 ? empty : summary}
      fileName={fileName}
      table={{
        head: [head, ...series.map(({ label }) => label)],
        rows: points.map(({ label, values }) => [
          label,
          ...series.map(({ key }) => cell(values[key] ?? { value: null })),
        ]),
      }}
    >
      {known.length > 0 && (
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 330, height: HEIGHT }}>
          <ComposedChart
            data={data}
            margin={{ top: 10, right: 96, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis
              {...AXIS}
              dataKey="label"
              padding={{ left: 12, right: 12 }}
              interval="equidistantPreserveStart"
            />
            <YAxis
              {...AXIS}
              width={52}
              tickCount={4}
              tickFormatter={number}
              domain={as === "count" ? ["auto", "auto"] : [0, "auto"]}
            />
            {marks.map(({ before }, at) => (
              <ReferenceLine
                key={at}
                x={before}
                stroke={QUIET}
                strokeDasharray="1 3"
                label={{ ...LABEL, value: String(at + 1), position: "top", dy: 4 }}
              />
            ))}
            {series.map(({ key, highlighted }) => (
              <Area
                key={`${key} range`}
                dataKey={`${key} range`}
                stroke="none"
                fill={highlighted ? "var(--c-chart)" : QUIET}
                fillOpacity={0.16}
                isAnimationActive={false}
              />
            ))}
            {series.map(({ key, label, highlighted }) => (
              <Line
                key={key}
                dataKey={key}
                stroke={highlighted ? "var(--c-chart)" : QUIET}
                strokeWidth={highlighted ? 2.5 : 1.5}
                dot={{ r: 2.5, fill: highlighted ? "var(--c-chart)" : QUIET, strokeWidth: 0 }}
                isAnimationActive={false}
                connectNulls
              >
                <LabelList
                  dataKey={key}
                  content={({ x, y, index, value }) =>
                    index !== points.indexOf(known.at(-1) ?? (points[0] as (typeof points)[number])) ||
                    value === null ? null : (
                      <text
                        x={Number(x) + 8}
                        y={Number(y) + 4 + (ends.get(key) ?? 0)}
                        fontSize={12}
                        fontWeight={highlighted ? 600 : 400}
                        fill={highlighted ? "var(--c-chart)" : "var(--mantine-color-dimmed)"}
                      >
                        {label} {number(Number(value))}
                      </text>
                    )
                  }
                />
              </Line>
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      )}
    </ChartWithTable>
  );
}

/** Names at the ends of lines that come close are moved apart, in the order of their values. */
function endLabels(
  series: readonly TrendSeries[],
  last: Readonly<Record<string, TrendValue>>,
): ReadonlyMap<string, number> {
  const shown = series
    .flatMap(({ key }) => {
      const value = last[key]?.value ?? null;
      return value === null ? [] : [{ key, value }];
    })
    .sort((a, b) => b.value - a.value);
  const span = Math.max(...shown.map(({ value }) => value)) || 1;
  const moved = new Map<string, number>();
  let lowest = -Infinity;
  for (const { key, value } of shown) {
    const natural = (1 - value / span) * (HEIGHT - 50);
    const placed = Math.max(natural, lowest + 14);
    moved.set(key, placed - natural);
    lowest = placed;
  }
  return moved;
}
