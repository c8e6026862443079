"use client";

import { chartSchema } from "@/lib/statistics/bar-chart";
import { EvidenceBarChart } from "./bar-chart";
import { Funnel } from "./funnel";
import { Series } from "./series";

interface EvidenceChartProps {
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly title: string;
}

/**
 * The charts that a statistic finding brings: this area among all or observed against expected, and its own
 * history where there is one.
 */
export function EvidenceChart({ evidence, title }: EvidenceChartProps) {
  return (
    <>
      <OneChart payload={evidence.chart} title={title} />
      <OneChart payload={evidence.series} title={title} />
    </>
  );
}

function OneChart({ payload, title }: { readonly payload: unknown; readonly title: string }) {
  const parsed = chartSchema.safeParse(payload);
  if (!parsed.success) return null;
  switch (parsed.data.kind) {
    case "funnel":
      return <Funnel chart={parsed.data} title={title} />;
    case "series":
      return <Series chart={parsed.data} title={title} />;
    case "bars":
      return <EvidenceBarChart chart={parsed.data} title={title} />;
  }
}
