"use server";

import { reportSchema } from "@/lib/finding/model/work/export-schema";
import { action } from "@/lib/next/action";
import { createReport } from "@/lib/report/services/create";

export const createReportAction = action({
  permission: "report.create",
  input: reportSchema,
  run: createReport,
});
