"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { AXIS, LABEL, QUIET } from "@/components/dashboard/chart-style";

interface TpsSizesProps {
  /** number of the TPS, active voters */
  readonly tps: readonly (readonly [number, number])[];
  readonly cap: number;
  readonly fileName: string;
}

const HEIGHT = 200;
/** With more bars than this their numbers would run into each other. */
const MOST_LABELS = 10;

/** Voters of every TPS of the desa, against the most that one may have. */
export function TpsSizes({ tps, cap, fileName }: TpsSizesProps) {
  const t = useTranslations("dashboard.tps");
  const format = useFormatter();
  const over = tps.filter(([, voters]) => voters > cap).length;
  const data = tps.map(([number, voters]) => ({
    number: String(number),
    within: voters > cap ? 0 : voters,
    over: voters > cap ? voters : 0,
    voters,
  }));
  return (
    <ChartWithTable
      title={t("title")}
      order={3}
      summary={tps.length === 0 ? t("none") : t("summary", { count: tps.length, over, cap })}
      fileName={fileName}
      table={{
        head: [t("number"), t("voters")],
        rows: tps.map(([number, voters]) => [String(number), format.number(voters)]),
      }}
    >
      {tps.length > 0 && (
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 330, height: HEIGHT }}>
          <BarChart
            data={data}
            margin={{ top: 18, right: 74, bottom: 0, left: 0 }}
            barCategoryGap={3}
            accessibilityLayer={false}
          >
            <XAxis {...AXIS} dataKey="number" />
            <YAxis {...AXIS} width={40} domain={[0, (top: number) => Math.max(top, cap)]} tickCount={4} />
            <ReferenceLine
              y={cap}
              stroke="var(--mantine-color-text)"
              strokeDasharray="4 3"
              label={{ ...LABEL, value: t("cap", { cap }), position: "right" }}
            />
            <Bar dataKey="within" stackId="tps" fill={QUIET} maxBarSize={44} isAnimationActive={false} />
            <Bar dataKey="over" stackId="tps" fill="var(--c-chart)" maxBarSize={44} isAnimationActive={false}>
              {tps.length <= MOST_LABELS && (
                <LabelList dataKey="voters" position="top" fontSize={11} fill="var(--mantine-color-dimmed)" />
              )}
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartWithTable>
  );
}
