"use client";

import { useFormatter, useTranslations } from "next-intl";
import {
  Area,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { AXIS, LABEL, QUIET } from "@/components/dashboard/chart-style";
import type { BurnUp } from "@/lib/dashboard/model/burn-up";

interface BurnUpChartProps {
  readonly burnUp: BurnUp;
  readonly pleno: string | null;
  /** one sentence: what there is to see */
  readonly summary: string;
  readonly fileName: string;
}

const DAY = 86_400_000;
const HEIGHT = 178;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/**
 * What was decided and signed, day by day, against the pace that the meeting needs, and the fan of where the
 * present pace leads. Days without work are grey.
 */
export function BurnUpChart({ burnUp, pleno, summary, fileName }: BurnUpChartProps) {
  const t = useTranslations("dashboard.progress");
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const count = (value: number | null) =>
    value === null ? "–" : format.number(value, { maximumFractionDigits: 0 });
  const { points, total } = burnUp;
  const data = points.map((point) => ({
    ...point,
    at: numberOf(point.day),
    fan: point.low === null || point.high === null ? null : [point.low, point.high],
  }));
  const last = points.findLast(({ decided }) => decided !== null);
  const end = points.at(-1);
  const meeting = pleno !== null && end !== undefined && pleno <= end.day ? numberOf(pleno) : null;
  const first = data[0]?.at ?? 0;
  const width = (data.at(-1)?.at ?? 0) - first;
  const early = last !== undefined && numberOf(last.day) - first < width * 0.35;
  const ticks = data.filter(({ at }) => (at - first) % Math.max(1, Math.ceil(width / 6)) === 0);
  return (
    <ChartWithTable
      title={t("chart")}
      order={3}
      summary={summary}
      fileName={fileName}
      compact
      told
      table={{
        head: [t("day"), t("decided"), t("signed"), t("needed"), t("expected"), t("interval")],
        rows: points.map((point) => [
          date(point.day),
          count(point.decided),
          count(point.signed),
          count(point.needed),
          count(point.expected),
          point.low === null ? "–" : `${count(point.low)}–${count(point.high)}`,
        ]),
      }}
    >
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 540, height: HEIGHT }}>
        <ComposedChart
          data={data}
          margin={{ top: 14, right: 74, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          {data
            .filter(({ work }) => !work)
            .map(({ at }) => (
              <ReferenceArea
                key={at}
                x1={at - 0.5}
                x2={at + 0.5}
                fill="var(--c-sunken)"
                fillOpacity={1}
                ifOverflow="hidden"
              />
            ))}
          <XAxis
            {...AXIS}
            dataKey="at"
            type="number"
            domain={["dataMin", "dataMax"]}
            ticks={ticks.map(({ at }) => at)}
            tickFormatter={(at: number) => date(new Date(at * DAY).toISOString().slice(0, 10))}
          />
          <YAxis {...AXIS} width={40} domain={[0, total]} tickCount={4} tickFormatter={count} />
          <ReferenceLine
            y={total}
            stroke={QUIET}
            strokeDasharray="2 3"
            label={{ ...LABEL, value: t("total", { total }), position: "insideTopLeft", dy: -13 }}
          />
          <Area
            dataKey="fan"
            stroke="none"
            fill="var(--c-chart)"
            fillOpacity={0.16}
            isAnimationActive={false}
            connectNulls={false}
          />
          <Line
            dataKey="needed"
            stroke={QUIET}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
            strokeWidth={1.5}
          />
          <Line
            dataKey="expected"
            stroke="var(--c-chart)"
            strokeDasharray="2 3"
            dot={false}
            isAnimationActive={false}
            strokeWidth={1.5}
          />
          <Line dataKey="signed" stroke={QUIET} dot={false} isAnimationActive={false} strokeWidth={2} />
          <Line
            dataKey="decided"
            stroke="var(--c-chart)"
            dot={false}
            isAnimationActive={false}
            strokeWidth={2.5}
          />
          {meeting !== null && (
            <ReferenceLine
              x={meeting}
              stroke="var(--mantine-color-text)"
              label={{
                ...LABEL,
                fill: "var(--mantine-color-text)",
                value: t("pleno-short"),
                position: "insideTopRight",
              }}
            />
          )}
          {last !== undefined && (
            <ReferenceDot
              x={numberOf(last.day)}
              y={last.decided ?? 0}
              r={4}
              fill="var(--c-chart)"
              stroke="none"
              label={{
                ...LABEL,
                fill: "var(--c-chart)",
                fontWeight: 600,
                value: t("label-decided", { count: last.decided ?? 0 }),
                // On the first days there is no room on the left.
                position: early ? "right" : "left",
                dy: -8,
              }}
            />
          )}
          {last !== undefined && (
            <ReferenceDot
              x={numberOf(last.day)}
              y={last.signed ?? 0}
              r={3}
              fill={QUIET}
              stroke="none"
              label={{
                ...LABEL,
                value: t("label-signed", { count: last.signed ?? 0 }),
                position: "right",
                dy: 10,
              }}
            />
          )}
          {end !== undefined && end.expected !== null && (
            <ReferenceDot
              x={numberOf(end.day)}
              y={end.expected}
              r={0}
              label={{ ...LABEL, fill: "var(--c-chart)", value: t("label-expected"), position: "right" }}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartWithTable>
  );
}
