"use server";

import { reportSchema } from "@/lib/finding/model/work/export-schema";
import { action } from "@/lib/next/action";
import { remakeSchema } from "@/lib/report/model/remake";
import { createReport } from "@/lib/report/services/create";
import { remakeReport } from "@/lib/report/services/remake";

export const createReportAction = action({
  permission: "report.create",
  input: reportSchema,
  run: createReport,
});

export const remakeReportAction = action({
  permission: "report.remake",
  input: remakeSchema,
  run: remakeReport,
});
