"use client";

import { NativeSelect } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { z } from "zod";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { AXIS, QUIET } from "@/components/dashboard/chart-style";
import { useUrlState } from "@/components/data-table/use-url-state";
import classes from "./trends.module.css";

type Ages = readonly (readonly [number, number, number])[];

interface AgeComparisonProps {
  readonly title: string;
  readonly here: { readonly label: string; readonly ages: Ages };
  readonly other: { readonly label: string; readonly ages: Ages } | null;
  /** rolls that it can be held against; none: nothing to choose */
  readonly choices: readonly { readonly id: number; readonly label: string }[];
  readonly chosen: number | null;
  readonly fileName: string;
}

const LAST = 100;

/**
 * Ages of men (left) and women (right) as shares of all, so that rolls of different size compare; the other one
 * stands behind as an outline.
 */
export function AgeComparison({ title, here, other, choices, chosen, fileName }: AgeComparisonProps) {
  const t = useTranslations("dashboard.ages");
  const format = useFormatter();
  const { set } = useUrlState();
  const percent = (value: number) =>
    format.number(Math.abs(value), { style: "percent", maximumFractionDigits: 1 });
  const shareOf = (ages: Ages) => {
    const all = ages.reduce((sum, [, male, female]) => sum + male + female, 0) || 1;
    return new Map(ages.map(([from, male, female]) => [from, { male: male / all, female: female / all }]));
  };
  const own = shareOf(here.ages);
  const behind = shareOf(other?.ages ?? []);
  const groups = [...new Set([...own.keys(), ...behind.keys()])].sort((a, b) => b - a);
  const label = (from: number) => (from >= LAST ? t("open", { from }) : t("group", { from, to: from + 4 }));
  const data = groups.map((from) => ({
    from,
    age: label(from),
    male: -(own.get(from)?.male ?? 0),
    female: own.get(from)?.female ?? 0,
    otherMale: -(behind.get(from)?.male ?? 0),
    otherFemale: behind.get(from)?.female ?? 0,
  }));
  const longest = Math.max(
    0.01,
    ...data.flatMap(({ male, female, otherMale, otherFemale }) => [-male, female, -otherMale, otherFemale]),
  );
  // To the next even per cent, so that the half of it is a whole one.
  const peak = Math.ceil(longest * 50) / 50;
  const largest = [...data].sort(
    (a, b) =>
      Math.abs(b.female - b.otherFemale) +
      Math.abs(b.male - b.otherMale) -
      Math.abs(a.female - a.otherFemale) -
      Math.abs(a.male - a.otherMale),
  )[0];
  const summary =
    other === null || largest === undefined
      ? t("summary", { period: here.label })
      : t("summary-against", {
          period: here.label,
          other: other.label,
          group: largest.age,
          here: percent(largest.female - largest.male),
          there: percent(largest.otherFemale - largest.otherMale),
        });
  return (
    <div className={classes.pyramid}>
      {choices.length > 0 && (
        <NativeSelect
          size="xs"
          label={t("against")}
          value={String(chosen ?? "")}
          onChange={(event) => set({ banding: event.currentTarget.value })}
          data={choices.map(({ id, label: text }) => ({ value: String(id), label: text }))}
        />
      )}
      <ChartWithTable
        title={title}
        order={3}
        summary={summary}
        fileName={fileName}
        table={{
          head: [
            t("age"),
            t("male"),
            t("female"),
            ...(other === null
              ? []
              : [t("male-of", { of: other.label }), t("female-of", { of: other.label })]),
          ],
          rows: data.map((row) => [
            row.age,
            percent(row.male),
            percent(row.female),
            ...(other === null ? [] : [percent(row.otherMale), percent(row.otherFemale)]),
          ]),
        }}
      >
        <div className={classes.sides} aria-hidden>
          <span>{t("male")}</span>
          <span>{other === null ? "" : t("outline", { of: other.label })}</span>
          <span>{t("female")}</span>
        </div>
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 330, height: HEIGHT }}>
          <BarChart
            data={data}
            layout="vertical"
            stackOffset="sign"
            barCategoryGap={2}
            margin={{ top: 0, right: 8, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis
              {...AXIS}
              type="number"
              domain={[-peak, peak]}
              ticks={[-peak, -peak / 2, 0, peak / 2, peak]}
              tickFormatter={percent}
            />
            <YAxis
              {...AXIS}
              type="category"
              dataKey="age"
              width={52}
              interval={0}
              tick={{ ...AXIS.tick, fontSize: 11 }}
            />
            {(["male", "female"] as const).map((side) => (
              <Bar
                key={side}
                dataKey={side}
                stackId="ages"
                isAnimationActive={false}
                shape={(bar: unknown) => <AgeBar bar={barSchema.parse(bar)} side={side} />}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </ChartWithTable>
    </div>
  );
}

const HEIGHT = 300;

const barSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  payload: z.object({
    male: z.number(),
    female: z.number(),
    otherMale: z.number(),
    otherFemale: z.number(),
  }),
});

/** One bar of the pyramid, and around it the outline of the other roll's. */
function AgeBar({
  bar,
  side,
}: {
  readonly bar: z.infer<typeof barSchema>;
  readonly side: "male" | "female";
}) {
  const { x, y, width, height, payload } = bar;
  const own = Math.abs(payload[side]);
  const other = Math.abs(side === "male" ? payload.otherMale : payload.otherFemale);
  const [left, right] = width < 0 ? [x + width, x] : [x, x + width];
  const long = own === 0 ? 0 : ((right - left) * other) / own;
  return (
    <g>
      <rect
        x={left}
        y={y}
        width={right - left}
        height={height}
        fill={side === "male" ? QUIET : "var(--c-chart)"}
      />
      {long > 0 && (
        <rect
          x={side === "male" ? right - long : left}
          y={y}
          width={long}
          height={height}
          fill="none"
          stroke="var(--mantine-color-text)"
        />
      )}
    </g>
  );
}
