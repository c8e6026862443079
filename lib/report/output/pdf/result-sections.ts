import { weightiestFirst } from "@/lib/detectors/kit/tier";
import type { ReportCounts, ReportModel } from "@/lib/report/model/report";
import { desaName } from "./area-name";
import { barChart } from "@/lib/documents/pdf/chart";
import { facts, heading, paragraph, subheading } from "@/lib/documents/pdf/page";
import type { Pen } from "./pen";
import { table, type PdfColumn } from "@/lib/documents/pdf/table";

function countColumns<Row extends ReportCounts>({ t, number }: Pen): PdfColumn<Row>[] {
  return (["total", "accepted", "rejected", "undetermined", "open"] as const).map((key) => ({
    head: t(`count.${key}`),
    share: 1.3,
    align: "right" as const,
    value: (row: Row) => number(row[key] ?? 0),
  }));
}

/** What came of it: by weight, rule and answer. */
export function resultSection(pen: Pen, { counts, byTier, detectors, reasons }: ReportModel): void {
  const { doc, t, names, number } = pen;
  heading(doc, t("results"));
  paragraph(
    doc,
    t("results-text", {
      total: counts.total,
      accepted: counts.accepted,
      rejected: counts.rejected,
      undetermined: counts.undetermined ?? 0,
      open: counts.open,
    }),
  );
  table(
    doc,
    [
      { head: t("tier"), share: 3, value: (row) => t(`tier-name.${row.tier}`) },
      ...countColumns<ReportModel["byTier"][number]>(pen),
    ],
    [...byTier].sort(weightiestFirst),
  );
  const found = detectors.filter((detector) => detector.counts.total > 0);
  if (found.length > 0) {
    subheading(doc, t("by-detector"));
    barChart(
      doc,
      [t("count.accepted"), t("count.rejected"), t("count.open")],
      found.map((detector) => ({
        label: `${detector.code} ${names(`detectors.${detector.code}.title`)}`,
        parts: [detector.counts.accepted, detector.counts.rejected, detector.counts.open] as const,
        text:
          `${number(detector.counts.accepted)} / ${number(detector.counts.rejected)} / ` +
          `${number(detector.counts.open)}`,
      })),
    );
  }
  if (reasons.length === 0) return;
  subheading(doc, t("by-reason"));
  table(
    doc,
    [
      { head: t("outcome"), share: 2, value: (row) => t(`outcome-name.${row.outcome}`) },
      {
        head: t("reason"),
        share: 6,
        value: (row) => (row.reason === "–" ? "–" : names(`reasons.${row.reason}`)),
      },
      { head: t("findings"), share: 1.5, align: "right", value: (row) => number(row.n) },
    ],
    reasons,
  );
}

export function areaSection(pen: Pen, { byDesa }: ReportModel): void {
  const { doc, t } = pen;
  if (byDesa.length === 0) return;
  heading(doc, t("by-desa"));
  table(
    doc,
    [
      { head: t("kecamatan"), share: 3, value: (row) => row.kec },
      { head: t("desa"), share: 3, value: (row) => desaName(t, row) },
      ...countColumns<ReportModel["byDesa"][number]>(pen),
    ],
    byDesa,
  );
}

/** Answers that stand until the data change, and questions that came again because of one. Silent without any. */
export function keptSection({ doc, t, number }: Pen, { kept }: ReportModel): void {
  if (kept === undefined || kept.kept + kept.revoked + kept.forwarded === 0) return;
  heading(doc, t("kept"));
  paragraph(doc, t("kept-text"));
  facts(
    doc,
    (["kept", "revoked", "forwarded", "confirmed", "otherwise"] as const).map(
      (key) => [t(`kept-count.${key}`), number(kept[key])] as const,
    ),
  );
}

/** Who checked the checkers: sign-offs by a second person. */
export function fourEyesSection({ doc, t, number }: Pen, { fourEyes }: ReportModel): void {
  heading(doc, t("four-eyes"));
  paragraph(doc, t("four-eyes-text"));
  facts(
    doc,
    (["signed", "finalWithout", "waiting", "returned", "reopened"] as const).map(
      (key) => [t(`four-eyes-count.${key}`), number(fourEyes[key])] as const,
    ),
  );
}
