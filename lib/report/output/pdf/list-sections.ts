import type { ReportDecision, ReportModel } from "@/lib/report/model/report";
import { desaName } from "./area-name";
import { heading, paragraph } from "@/lib/documents/pdf/page";
import type { Pen } from "./pen";
import { table, type PdfColumn } from "@/lib/documents/pdf/table";

/** A finding over several desa has a TPS only in one of them, which is not the place of the finding. */
const place = ({ t }: Pen, row: ReportDecision): string =>
  row.desa === "–"
    ? desaName(t, row)
    : `${row.desa}${row.tps === null ? "" : ` TPS ${String(row.tps).padStart(3, "0")}`}`;
const lines = (row: ReportDecision): string =>
  row.rows.length === 0 ? "–" : `${row.rows.join(", ")}${row.rowCount > row.rows.length ? " …" : ""}`;

function common(pen: Pen): PdfColumn<ReportDecision>[] {
  const { t, number } = pen;
  return [
    { head: t("finding"), share: 1.7, align: "right", value: (row) => number(row.findingId) },
    { head: t("code"), share: 1.4, value: (row) => row.detector },
    { head: t("kecamatan"), share: 2, value: (row) => row.kec },
    { head: t("desa-tps"), share: 2.8, value: (row) => place(pen, row) },
    { head: t("data-lines"), share: 2.2, value: lines },
  ];
}

/** The paper of a strike after its reason: what it is, its number and day. */
function paperOf({ names, day }: Pen, { paper }: ReportDecision): string {
  if (paper === null) return "";
  const parts = [names(`papers.${paper.kind}`), paper.number, paper.date === null ? null : day(paper.date)];
  return `; ${parts.filter((part) => part !== null).join(", ")}`;
}

/** Every decision with its reason and the people who answer for it; names of voters stay out of the paper. */
export function decisionSection(pen: Pen, { decisions, counts, printed }: ReportModel): void {
  const { doc, t, names, stamp } = pen;
  heading(doc, t("decisions"));
  if (decisions.length === 0) return paragraph(doc, t("decisions-none"), true);
  const decided = counts.accepted + counts.rejected + (counts.undetermined ?? 0);
  if (decided > printed.decisions)
    paragraph(doc, t("more-in-file", { printed: printed.decisions, all: decided }));
  table(
    doc,
    [
      { head: t("decision"), share: 1.6, align: "right", value: (row) => String(row.decision ?? "–") },
      ...common(pen),
      {
        head: t("answer"),
        share: 3.4,
        value: (row) =>
          `${row.outcome === null ? "–" : t(`outcome-name.${row.outcome}`)}: ` +
          `${row.reason === null ? "–" : names(`reasons.${row.reason}`)}${paperOf(pen, row)}`,
      },
      {
        head: t("by-and-when"),
        share: 3.2,
        value: (row) =>
          `${row.decidedBy ?? "–"}${row.signedBy === null ? "" : ` / ${row.signedBy}`}, ${stamp(row.decidedAt)}`,
      },
    ],
    decisions,
  );
}

export function openSection(pen: Pen, { open, counts, printed, snapshot }: ReportModel): void {
  const { doc, t, stamp } = pen;
  heading(doc, t("open-findings"));
  if (open.length === 0) return paragraph(doc, t("open-none"));
  if (snapshot.workClosed != null) {
    const { at, by, reason } = snapshot.workClosed;
    paragraph(doc, t("closed-undecided", { open: counts.open, at: stamp(at), by, reason }));
  }
  if (counts.open > printed.open)
    paragraph(doc, t("more-in-file", { printed: printed.open, all: counts.open }));
  table(
    doc,
    [...common(pen), { head: t("status"), share: 2.4, value: (row) => t(`state.${row.state}`) }],
    open,
  );
}

/** What was not looked for: no finding there means nothing. */
export function notRunSection({ doc, t, names }: Pen, { detectors }: ReportModel): void {
  const other = detectors.filter((detector) => detector.status !== "done");
  if (other.length === 0) return;
  heading(doc, t("did-not-run"));
  table(
    doc,
    [
      { head: t("code"), share: 1.3, value: (detector) => detector.code },
      { head: t("rule"), share: 4, value: ({ code }) => names(`detectors.${code}.title`) },
      { head: t("status"), share: 1.8, value: (detector) => t(`run-status.${detector.status}`) },
      {
        head: t("why"),
        share: 5,
        value: (detector) =>
          detector.reason ? names(`detectors.reasons.${detector.reason.key}`, detector.reason.values) : "–",
      },
    ],
    other,
  );
}
