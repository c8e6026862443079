"use server";

import { fieldBookSchema } from "@/lib/finding/model/field/book";
import { previewFieldBook, storeFieldBook } from "@/lib/finding/services/field/import-book";
import { action } from "@/lib/next/action";

export const previewFieldBookAction = action({
  permission: "finding.import-field-results",
  input: fieldBookSchema,
  run: previewFieldBook,
});

export const storeFieldBookAction = action({
  permission: "finding.import-field-results",
  input: fieldBookSchema,
  run: storeFieldBook,
});
