"use server";

import { action } from "@/lib/next/action";
import { openingSchema, recapSchema } from "@/lib/recap/model/order";
import { importOpening } from "@/lib/recap/services/import-opening";
import { remakeSchema } from "@/lib/report/model/remake";
import { createRecap } from "@/lib/report/services/create-recap";
import { remakeReport } from "@/lib/report/services/remake";

export const createRecapAction = action({
  permission: "recap.make",
  input: recapSchema,
  run: createRecap,
});

export const importOpeningAction = action({
  permission: "recap.import-opening",
  input: openingSchema,
  run: importOpening,
});

export const remakeRecapAction = action({
  permission: "report.remake",
  input: remakeSchema,
  run: remakeReport,
});
