"use client";

import { chartSchema } from "@/lib/statistics/bar-chart";
import { EvidenceBarChart } from "./bar-chart";
import { Funnel } from "./funnel";
import { Series } from "./series";

interface EvidenceChartProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly title: string;
  /** what happened in the area at that time, from the office's calendar: a possible explanation */
  readonly events: readonly string[];
}

/**
 * The charts that a statistic finding brings: this area among all or observed against expected, and its own
 * history where there is one.
 */
export function EvidenceChart({ evidence, title, events }: EvidenceChartProps) {
  return (
    <>
      <OneChart payload={evidence.chart} title={title} events={events} />
      <OneChart payload={evidence.series} title={title} events={events} />
    </>
  );
}

interface OneChartProps extends Omit<EvidenceChartProps, "evidence"> {
  readonly payload: unknown;
}

function OneChart({ payload, title, events }: OneChartProps) {
  const parsed = chartSchema.safeParse(payload);
  if (!parsed.success) return null;
  switch (parsed.data.kind) {
    case "funnel":
      return <Funnel chart={parsed.data} title={title} events={events} />;
    case "series":
      return <Series chart={parsed.data} title={title} events={events} />;
    case "bars":
      return <EvidenceBarChart chart={parsed.data} title={title} />;
  }
}
