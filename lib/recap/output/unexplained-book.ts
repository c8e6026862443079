import { writeFormBook } from "@/lib/documents/form-book";
import type { Translate } from "@/lib/i18n/translator";
import type { RecapModel } from "@/lib/recap/model/form";

/** Voter by voter, why the sums do not close: each line moves the difference by one. */
export function unexplainedBook(model: RecapModel, translate: Translate): Promise<Buffer> {
  const t: Translate = (key, values) => translate(`recap.form.${key}`, values);
  return writeFormBook(
    [
      {
        name: "SELISIH",
        titles: [t("title.difference")],
        headerRow: 3,
        header: [
          [
            "no",
            "kecamatan",
            "desa-name",
            "tps",
            "name",
            "sex",
            "why",
            "moves",
            "period",
            "file",
            "line",
          ].map((key) => t(`voter.${key}`)),
        ],
        widths: [6, 20, 20, 8, 30, 6, 26, 10, 16, 26, 9],
        rows: model.unexplained.map((one, at) => [
          at + 1,
          one.kec,
          one.desa,
          one.tps,
          one.name,
          one.sex,
          t(one.sign === -1 ? "left-without" : "came-without"),
          -one.sign,
          one.period,
          one.file,
          one.line,
        ]),
        totals: false,
      },
    ],
    new Date(model.createdAt),
  );
}
