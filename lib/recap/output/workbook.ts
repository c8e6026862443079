import { writeFormBook } from "@/lib/documents/form-book";
import type { Translate } from "@/lib/i18n/translator";
import type { RecapModel } from "@/lib/recap/model/form";
import { inputSheet, questionSheet } from "./question-sheets";
import {
  differenceSheet,
  disabilitySheet,
  groundSheet,
  movementSheet,
  openingSheet,
  recapSheet,
  supervisionSheet,
  type FormPen,
} from "./sheets";

/** MODEL-A REKAP PDPB with Bawaslu's mirrors, as a workbook. The same model gives the same bytes. */
export function recapWorkbook(model: RecapModel, translate: Translate): Promise<Buffer> {
  const pen: FormPen = { model, t: (key, values) => translate(`recap.form.${key}`, values) };
  return writeFormBook(
    [
      openingSheet,
      recapSheet,
      movementSheet,
      groundSheet,
      disabilitySheet,
      supervisionSheet,
      inputSheet,
      questionSheet,
      differenceSheet,
    ].map((make) => make(pen)),
    new Date(model.createdAt),
  );
}
