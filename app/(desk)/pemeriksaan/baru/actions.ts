"use server";

import { z } from "zod";
import { startRunInputSchema } from "@/lib/run/model/input";
import { action, reading } from "@/lib/next/action";
import { runPlan } from "@/lib/next/run-plan";
import { startRun } from "@/lib/run/services/start";

const planInputSchema = z.object({
  snapshotId: z.int().positive(),
  baselineId: z.int().positive().nullable(),
});

export const planAction = reading({
  permission: "run.start",
  input: planInputSchema,
  run: (ctx, { snapshotId, baselineId }) => runPlan(ctx, snapshotId, baselineId),
});
export const startRunAction = action({
  permission: "run.start",
  input: startRunInputSchema,
  run: startRun,
  revalidate: ["/pemeriksaan"],
});
