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
  /** false: the lines are of people by the ten thousands, of whom the change is what counts */
  readonly fromZero?: boolean;
  /** the ends of the scale, where they are known beforehand */
  readonly between?: readonly [number, number];
}

const HEIGHT = 170;

/** Series over the periods: named where they end, with their intervals, one of them highlighted. */
export function TrendChart(props: TrendChartProps) {
  const {
    title,
    summary,
    fileName,
    head,
    series,
    points,
    as,
    marks = [],
    empty,
    fromZero = true,
    between,
  } = props;
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
  const scale: readonly [number, number] =
    between ??
    scaleOf(
      known.flatMap(({ values }) =>
        series.flatMap(({ key }) => [values[key]?.high ?? values[key]?.value ?? []].flat()),
      ),
      as,
      fromZero,
    );
  const ends = endLabels(series, known.at(-1)?.values ?? {}, scale);
  const lines = [...Map.groupBy(marks.entries(), ([, { before }]) => before)].map(([before, own]) => ({
    before,
    numbers: own.map(([at]) => at + 1).join(", "),
  }));
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
              domain={[...scale]}
              allowDataOverflow={between !== undefined}
              ticks={Array.from(
                { length: STEPS + 1 },
                (_, at) => scale[0] + ((scale[1] - scale[0]) * at) / STEPS,
              )}
              tickFormatter={number}
            />
            {lines.map(({ before, numbers }) => (
              <ReferenceLine
                key={before}
                x={before}
                stroke={QUIET}
                strokeDasharray="1 3"
                label={{ ...LABEL, value: numbers, position: "top", dy: 4 }}
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

/** Room for the lines: without the margin above and the axis below. */
const PLOT = HEIGHT - 40;
const LINE = 13;
const STEPS = 3;

/** A scale of three even steps; counts of people need not begin at zero, shares end at one. */
function scaleOf(values: readonly number[], as: TrendChartProps["as"], fromZero: boolean): [number, number] {
  if (as === "percent") return [0, 1];
  const [least, most] = [fromZero ? 0 : Math.min(...values), Math.max(...values)];
  const rough = Math.max(most - least, most * 0.01, 0.001) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((nice) => nice * power >= rough) ?? 10);
  const from = Math.floor(least / step) * step;
  return [from, from + step * Math.ceil((most - from) / step || 1)];
}

/** Names at the ends of lines that come close are moved apart, in the order of their values. */
function endLabels(
  series: readonly TrendSeries[],
  last: Readonly<Record<string, TrendValue>>,
  [from, to]: readonly [number, number],
): ReadonlyMap<string, number> {
  const shown = series
    .flatMap(({ key }) => {
      const value = last[key]?.value ?? null;
      return value === null ? [] : [{ key, natural: ((to - value) / (to - from)) * PLOT, placed: 0 }];
    })
    .sort((a, b) => a.natural - b.natural);
  let next = -Infinity;
  for (const label of shown) {
    label.placed = Math.max(label.natural, next);
    next = label.placed + LINE;
  }
  let limit = PLOT;
  for (const label of shown.toReversed()) {
    label.placed = Math.min(label.placed, limit);
    limit = label.placed - LINE;
  }
  return new Map(shown.map(({ key, natural, placed }) => [key, placed - natural]));
}
