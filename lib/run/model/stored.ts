import { z } from "zod";
import type { Reason } from "@/lib/detectors/kit/applicability";

/** What is stored of a run as JSON, as it is read back. */

/** `run.problem` and `run_detector.reason`: a message and its values. */
export const reasonSchema: z.ZodType<Reason> = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const valuesSchema = z.record(z.string(), z.unknown());
/** `run.params`: per detector code, the values in force. */
export const runParamsSchema = z.record(z.string(), valuesSchema);
/** `run.models`: fitted models by name, each with a schema of its own. */
export const runModelsSchema = valuesSchema;
