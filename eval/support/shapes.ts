import { z } from "zod";

// The measured results as they stand in docs/evaluation/*.json.

const interval = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable();

export const catalogueResult = z.object({
  measuredAt: z.string(), voters: z.number(), seed: z.number(), lines: z.object({ baseline: z.number(), current: z.number() }), ms: z.number(),
  detectors: z.array(z.object({
    code: z.string(), planted: z.number(), found: z.number(), missed: z.number(), right: z.number(), allowed: z.number(), false: z.number(), recall: interval, precision: interval, status: z.string(),
  })),
});
export type CatalogueResult = z.infer<typeof catalogueResult>;

export const honestResult = z.object({ measuredAt: z.string(), rolls: z.number(), voters: z.number(), mean: z.number(), perRoll: z.array(z.number()), byCode: z.record(z.string(), z.number()) });
export type HonestResult = z.infer<typeof honestResult>;

export const powerResult = z.object({
  measuredAt: z.string(), voters: z.number(), seeds: z.number(), desaEach: z.number(),
  curves: z.array(z.object({
    code: z.string(), name: z.string(), unit: z.string(),
    points: z.array(z.object({ size: z.number(), planted: z.number(), found: z.number(), power: z.number(), low: z.number(), high: z.number() })),
  })),
});
export type PowerResult = z.infer<typeof powerResult>;

export const measuredCatalogue = z.object({
  lines: z.number(), baselineLines: z.number(), seconds: z.number(), findings: z.number(), workerMb: z.number(), databaseMb: z.number().nullable(), workerSeconds: z.number(), databaseSeconds: z.number().nullable(),
  /** seconds before, between and after the detectors: census, correction, publication */
  aroundSeconds: z.number(),
  slowest: z.array(z.object({ code: z.string(), ms: z.number(), status: z.string() })),
});
export type MeasuredCatalogue = z.infer<typeof measuredCatalogue>;

export const benchResult = z.object({ measuredAt: z.string(), cpus: z.number(), growth: z.object({ rows: z.number(), time: z.number() }).nullable(), measured: z.array(measuredCatalogue) });
export type BenchResult = z.infer<typeof benchResult>;
