import type { FormSheet } from "@/lib/documents/form-book";
import { cameOf, differenceOf, leftOf, sumRows, totalOf } from "@/lib/recap/model/recap";
import type { FormPen } from "./sheets";

/** A-DPB3: what institutions brought in, and what became of it. */
export function inputSheet({ t, model }: FormPen): FormSheet {
  return {
    name: "A-DPB3",
    titles: [t("title.input")],
    headerRow: 4,
    header: [[t("no"), t("institution"), t("input"), t("follow-up"), t("remark")]],
    widths: [6, 30, 60, 50, 30],
    rows: model.inputs.map(({ institution, points, followUp, remark }, at) => [
      at + 1,
      institution,
      points.join("\n"),
      followUp,
      remark,
    ]),
    totals: false,
    ...(model.inputs.length === 0 ? { notes: [t("input-none")] } : {}),
  };
}

/** Parts of A-DPB1 with the number of their questions; the wording of the forty is Bawaslu's. */
const PARTS = [
  ["synchronisation", 1],
  ["coordination", 10],
  ["updating", 14],
  ["recapitulation", 12],
  ["announcement", 3],
] as const;

/**
 * What the office can show for each part of Bawaslu's forty questions (A-DPB1). The yes or no is the office's
 * own to say, so its cell stays empty.
 */
export function questionSheet({ t, model }: FormPen): FormSheet {
  const all = sumRows(model.rows, "");
  const values = {
    before: model.before === null ? "–" : `${model.before.stage} ${model.before.period}`,
    inputs: model.inputs.length,
    left: totalOf(leftOf(all)),
    came: totalOf(cameOf(all)),
    changed: all.changed,
    without: all.changedWithout + totalOf(all.tmsWithout) + totalOf(all.baruWithout),
    difference: totalOf(differenceOf(all)),
    kecamatan: model.rows.length,
  };
  return {
    name: "A-DPB1",
    titles: [t("title.questions")],
    headerRow: 4,
    header: [[t("no"), t("part"), t("questions"), t("answer"), t("shown-by")]],
    widths: [6, 26, 14, 22, 90],
    rows: PARTS.map(([part, n], at) => [at + 1, t(`parts.${part}`), n, "", t(`shown.${part}`, values)]),
    totals: false,
    notes: [t("questions-note")],
  };
}
