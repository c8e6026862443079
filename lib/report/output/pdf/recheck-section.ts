import { heading, paragraph } from "@/lib/documents/pdf/page";
import { table } from "@/lib/documents/pdf/table";
import type { ReportModel } from "@/lib/report/model/report";
import type { Pen } from "./pen";

/** How many decisions may still be wrong, as a third person's re-checks bound it. Silent without a sample. */
export function recheckSection({ doc, t, names, number, share }: Pen, { recheck }: ReportModel): void {
  if (recheck === null) return;
  heading(doc, t("recheck"));
  paragraph(doc, t("recheck-text"));
  for (const row of recheck.strata)
    paragraph(doc, names("recheck.statement", { ...row, group: names(`recheck.stratum.${row.stratum}`) }));
  table(
    doc,
    [
      { head: names("recheck.group"), share: 3, value: (row) => names(`recheck.stratum.${row.stratum}`) },
      ...(["total", "checked", "wrong", "bound"] as const).map((key) => ({
        head: names(`recheck.${key}`),
        share: 2,
        align: "right" as const,
        value: (row: (typeof recheck.strata)[number]) => number(row[key]),
      })),
      { head: t("recheck-running"), share: 2, align: "right", value: (row) => number(row.running) },
    ],
    recheck.strata,
  );
  paragraph(doc, names("recheck.seed-is", { seed: recheck.seed, tolerated: share(recheck.tolerated) }), true);
}
