import { heading, paragraph } from "@/lib/documents/pdf/page";
import { table } from "@/lib/documents/pdf/table";
import type { ReportModel } from "@/lib/report/model/report";
import type { Pen } from "./pen";

/** How often the lists of each source were right, by what people decided (catatan sumber). Silent without a list. */
export function sourcesSection({ doc, t, names, number, share }: Pen, { sources = [] }: ReportModel): void {
  if (sources.length === 0) return;
  heading(doc, names("list.ledger.title"));
  paragraph(doc, t("sources-text"));
  table(
    doc,
    [
      {
        head: names("list.ledger.source"),
        share: 4,
        value: (row) => `${row.source} · ${names(`list.kind.${row.kind}`)}`,
      },
      { head: names("list.ledger.lines"), share: 1.2, align: "right", value: (row) => number(row.lines) },
      {
        head: t("sources-right"),
        share: 2.4,
        align: "right",
        value: (row) => t("sources-of", { true: row.true, judged: row.judged }),
      },
      {
        head: t("sources-share"),
        share: 2.4,
        align: "right",
        value: (row) =>
          row.share === null ? "–" : `${share(row.share)} (${share(row.low)}–${share(row.high)})`,
      },
      { head: names("list.ledger.open"), share: 1.4, align: "right", value: (row) => number(row.pending) },
    ],
    sources,
  );
}
