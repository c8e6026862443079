import { z } from "zod";

// What a finding draws: small, capped, self-contained. Every chart can be read as a table as well.

const shareSchema = z.number().min(0).max(1);

/**
 * This area among all. Limits of size n: centre ± 3.09 · √(centre(1 − centre)/n + tau2), p = 0.001 on each
 * side.
 */
const funnelChartSchema = z.object({
  kind: z.literal("funnel"),
  centre: shareSchema,
  tau2: z.number().min(0),
  /** [people, share], thinned to FUNNEL_POINTS; the extremes are always kept */
  points: z.array(z.tuple([z.number(), shareSchema])),
  self: z.tuple([z.number(), shareSchema]),
  /** how many areas there are in all */
  areas: z.int().positive(),
});

/** One value over the snapshots of a region, oldest first; the last is the one in question. */
const seriesChartSchema = z.object({
  kind: z.literal("series"),
  points: z.array(
    z.object({
      period: z.string(),
      days: z.number(),
      observed: z.number(),
      of: z.number(),
      expected: z.number().optional(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
});

/** Observed against expected by class: an age pyramid, a histogram of dates, a row of features. */
const barsChartSchema = z.object({
  kind: z.literal("bars"),
  /** people: counts · share: 0 … 1 · bits: parts of a divergence · z: robust deviations */
  unit: z.enum(["people", "share", "bits", "z"]),
  /** what the classes are, as a key of `charts.classes.<name>` */
  classes: z.enum([
    "age-band",
    "age-digit",
    "day-month",
    "day-of-month",
    "feature",
    "serial",
    "issue-month",
    "area",
  ]),
  bars: z
    .array(
      z.object({
        label: z.string(),
        observed: z.number(),
        expected: z.number().nullable(),
        marked: z.boolean().optional(),
      }),
    )
    .max(400),
});

export const chartSchema = z.discriminatedUnion("kind", [
  funnelChartSchema,
  seriesChartSchema,
  barsChartSchema,
]);
export type FunnelChart = z.infer<typeof funnelChartSchema>;
export type SeriesChart = z.infer<typeof seriesChartSchema>;
export type BarsChart = z.infer<typeof barsChartSchema>;

export const FUNNEL_POINTS = 300;
