import { z } from "zod";

// The measured results as they stand in docs/evaluation/*.json.

const intervalSchema = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable();

export const catalogueResultSchema = z.object({
  measuredAt: z.string(),
  voters: z.number(),
  seed: z.number(),
  lines: z.object({ baseline: z.number(), current: z.number() }),
  ms: z.number(),
  detectors: z.array(
    z.object({
      code: z.string(),
      inserted: z.number(),
      found: z.number(),
      missed: z.number(),
      right: z.number(),
      allowed: z.number(),
      false: z.number(),
      recall: intervalSchema,
      precision: intervalSchema,
      status: z.string(),
    }),
  ),
  /** GND-03 to GND-05 as one, per seed */
  duplicates: z.array(
    z.object({
      voters: z.int(),
      seed: z.number(),
      inserted: z.number(),
      found: z.number(),
      right: z.number(),
      false: z.number(),
      lookAlikes: z.array(z.object({ name: z.string(), inserted: z.number(), asked: z.number() })),
    }),
  ),
});
export type CatalogueResult = z.infer<typeof catalogueResultSchema>;

export const honestResultSchema = z.object({
  measuredAt: z.string(),
  rolls: z.number(),
  voters: z.number(),
  mean: z.number(),
  perRoll: z.array(z.number()),
  byCode: z.record(z.string(), z.number()),
});
export type HonestResult = z.infer<typeof honestResultSchema>;

export const powerResultSchema = z.object({
  measuredAt: z.string(),
  voters: z.number(),
  seeds: z.number(),
  desaEach: z.number(),
  curves: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      points: z.array(
        z.object({
          size: z.number(),
          inserted: z.number(),
          found: z.number(),
          power: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
    }),
  ),
});
export type PowerResult = z.infer<typeof powerResultSchema>;

export const measuredCatalogueSchema = z.object({
  /** named set of insertions in the roll */
  insertion: z.string(),
  measuredAt: z.string(),
  lines: z.number(),
  baselineLines: z.number(),
  seconds: z.number(),
  findings: z.number(),
  workerMb: z.number(),
  databaseMb: z.number().nullable(),
  workerSeconds: z.number(),
  databaseSeconds: z.number().nullable(),
  /** seconds before and after the detectors: census, correction, publication */
  aroundSeconds: z.number(),
  slowest: z.array(z.object({ code: z.string(), ms: z.number(), status: z.string() })),
});
export type MeasuredCatalogue = z.infer<typeof measuredCatalogueSchema>;

export const benchResultSchema = z.object({
  measuredAt: z.string(),
  cpus: z.number(),
  measured: z.array(measuredCatalogueSchema),
});
export type BenchResult = z.infer<typeof benchResultSchema>;

/** Labelled files that were measured, by file and columns; the newest measurement of each. */
export const linkageResultSchema = z.object({
  measuredAt: z.string(),
  files: z.record(
    z.string(),
    z.object({
      records: z.number(),
      truePairs: z.number(),
      precision: intervalSchema,
      recall: intervalSchema,
      f1: z.number(),
      seconds: z.number(),
    }),
  ),
});
export type LinkageResult = z.infer<typeof linkageResultSchema>;

export const worldsResultSchema = z.object({
  measuredAt: z.string(),
  voters: z.number(),
  inserted: z.number(),
  seed: z.number(),
  worlds: z.array(
    z.object({
      name: z.string(),
      voters: z.number(),
      truePairs: z.number(),
      precision: intervalSchema,
      recall: intervalSchema,
      /**
       * Estimated by the linkage itself: share of wrong pairs, and of missed ones without and with what
       * blocking hides.
       */
      statedFalse: z.number(),
      statedMissed: z.tuple([z.number(), z.number()]),
      candidates: z.number(),
      seconds: z.number(),
    }),
  ),
});
export type WorldsResult = z.infer<typeof worldsResultSchema>;

/** Questions of the whole catalogue over worlds, with nobody written down twice (`inserted` 0) and with some. */
export const volumeResultSchema = z.object({
  measuredAt: z.string(),
  voters: z.number(),
  seed: z.number(),
  worlds: z.array(
    z.object({
      name: z.string(),
      inserted: z.number(),
      voters: z.number(),
      questions: z.record(z.string(), z.number()),
    }),
  ),
});
export type VolumeResult = z.infer<typeof volumeResultSchema>;

const keySchema = z.object({
  rule: z.string(),
  pairs: z.number(),
  seconds: z.number(),
  recall: z.number(),
  alone: z.number(),
});
/** Of bench/blocking.ts: what each key brings on planted rolls. */
export const blockingBenchSchema = z.object({
  measuredAt: z.string(),
  rate: z.number(),
  sizes: z.array(
    z.object({
      rows: z.number(),
      keys: z.array(keySchema),
      all: z.object({
        truePairs: z.number(),
        pairs: z.number(),
        seconds: z.number(),
        prepareSeconds: z.number(),
        recall: z.number(),
      }),
    }),
  ),
});
export type BlockingBench = z.infer<typeof blockingBenchSchema>;

const scoreSchema = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
export const peersResultSchema = z.object({
  measuredAt: z.string(),
  rolls: z.array(
    z.object({
      name: z.string(),
      records: z.number(),
      truePairs: z.number(),
      ours: scoreSchema.extend({ seconds: z.number() }),
      /** Null: not run. */
      splink: z
        .object({
          at95: scoreSchema,
          best: scoreSchema.extend({ threshold: z.number() }),
          seconds: z.number(),
          megabytes: z.number(),
        })
        .nullable(),
    }),
  ),
});
export type PeersResult = z.infer<typeof peersResultSchema>;

export const linkageBenchSchema = z.object({
  measuredAt: z.string(),
  records: z.number(),
  rounds: z.number(),
  postgresSeconds: z.number(),
  duckdbSeconds: z.number(),
  duckdbFilteredSeconds: z.number(),
  ratio: z.number(),
  filteredRatio: z.number(),
  pairs: z.number(),
  duckdbPairs: z.number(),
  accepted: z.number(),
  duckdbAccepted: z.number(),
  samePatterns: z.boolean(),
});
export type LinkageBench = z.infer<typeof linkageBenchSchema>;

export const importBenchSchema = z.object({
  measuredAt: z.string(),
  rows: z.number(),
  megabytes: z.number(),
  floorMs: z.array(z.number()),
  importMs: z.array(z.number()),
  ratio: z.number(),
  wholeRatio: z.number(),
  peakRssMb: z.number(),
});
export type ImportBench = z.infer<typeof importBenchSchema>;

export const formatsBenchSchema = z.object({
  measuredAt: z.string(),
  /** of the machine over five minutes: what else it did */
  load: z.string(),
  rows: z.number(),
  files: z.array(
    z.object({
      format: z.string(),
      megabytes: z.number(),
      inspectMs: z.number(),
      readMs: z.number(),
      peakRssMb: z.number(),
    }),
  ),
});
export type FormatsBench = z.infer<typeof formatsBenchSchema>;

export const queueBenchSchema = z.object({
  measuredAt: z.string(),
  voters: z.number(),
  p95Ratio: z.number(),
  results: z.array(
    z.object({
      findings: z.number(),
      questions: z.number(),
      p50: z.number(),
      p95: z.number(),
      slowest: z.array(z.object({ name: z.string(), p50: z.number(), p95: z.number() })),
      scanning: z.array(z.object({ name: z.string(), scans: z.array(z.string()) })),
    }),
  ),
});
export type QueueBench = z.infer<typeof queueBenchSchema>;

const loopSchema = z.object({
  n: z.number(),
  /** milliseconds */
  median: z.number(),
  p90: z.number(),
  notThere: z.number(),
  load: z.number(),
});

export const loopBenchSchema = z.object({
  measuredAt: z.string(),
  alone: loopSchema,
  company: loopSchema.extend({ reviewers: z.number(), judged: z.number() }),
  ratio: z.number(),
});
export type LoopBench = z.infer<typeof loopBenchSchema>;
