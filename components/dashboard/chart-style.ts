/** The one look of all charts of the dashboard. */
export const QUIET = "var(--c-chart-quiet)";

export const AXIS = {
  tickLine: false,
  axisLine: { stroke: "var(--mantine-color-default-border)" },
  tick: { fill: "var(--mantine-color-dimmed)", fontSize: 12 },
  tickMargin: 4,
} as const;

export const LABEL = { fill: "var(--mantine-color-dimmed)", fontSize: 12 } as const;
