"use server";

import { z } from "zod";
import { action } from "@/lib/next/action";
import { cancelRun } from "@/lib/run/services/cancel";

export const cancelRunAction = action({
  permission: "run.cancel",
  input: z.object({ runId: z.int().positive() }),
  run: cancelRun,
  revalidate: ["/pemeriksaan"],
});
