"use server";

import { reportInput } from "@/lib/finding/model/export-input";
import { action } from "@/lib/next/action";
import { createReport } from "@/lib/report/services/create";

export const createReportAction = action({
  permission: "report.create",
  input: reportInput,
  run: createReport,
});
