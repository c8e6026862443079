import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReportModel, SummaryModel } from "@/lib/report/model/report";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { framePages, newDocument } from "@/lib/documents/pdf/page";
import { wordsOf } from "@/lib/documents/words";
import { identitySection, methodSection } from "./about-sections";
import { closingSection } from "./closing-sections";
import { decisionSection, notRunSection, openSection } from "./list-sections";
import type { Pen } from "./pen";
import { proofSection } from "./proof-section";
import { disparitySection, qualitySection } from "./quality-sections";
import { recheckSection } from "./recheck-section";
import { areaSection, fourEyesSection, keptSection, resultSection } from "./result-sections";
import { sourcesSection } from "./sources-section";
import { summaryPage } from "./summary-page";

/** Results before method: who has a minute reads the first page, who must sign reads on. */
const SECTIONS = [
  summaryPage,
  resultSection,
  areaSection,
  decisionSection,
  fourEyesSection,
  keptSection,
  proofSection,
  sourcesSection,
  recheckSection,
  qualitySection,
  disparitySection,
  notRunSection,
  openSection,
  identitySection,
  methodSection,
  closingSection,
];

/**
 * Draws the report (laporan hasil pencermatan) as PDF/A4. Marked SEMENTARA on every page unless it is final.
 * The same model gives the same bytes.
 */
export const writeReport = (
  out: Writable,
  model: ReportModel,
  locale: Locale,
  names: Translate,
): Promise<void> =>
  draw(out, model, locale, names, (pen) => {
    for (const section of SECTIONS) section(pen, model);
  });

/** The first page alone: what a print of the dashboard is. */
export const writeSummary = (
  out: Writable,
  model: SummaryModel,
  locale: Locale,
  names: Translate,
): Promise<void> => draw(out, model, locale, names, (pen) => summaryPage(pen, model));

async function draw(
  out: Writable,
  model: SummaryModel,
  locale: Locale,
  names: Translate,
  content: (pen: Pen) => void,
): Promise<void> {
  const words = wordsOf(locale, names, model.snapshot.regionCode);
  const where = `${model.snapshot.regionName} · ${model.snapshot.stage} ${model.snapshot.period}`;
  const doc = newDocument(
    `${words.t("title")} ${where}`,
    words.t("author"),
    locale,
    new Date(model.createdAt),
  );
  doc.pipe(out);
  content({ ...words, doc, names, locale });
  framePages(doc, {
    head: `${words.t("title")} · ${where}`,
    mark: model.kind === "final" ? null : words.t("mark"),
    foot: `${words.t("chain")} ${model.chain.seq} ${model.chain.head}`,
    page: (page, of) => words.t("page", { page, of }),
    letterhead: true,
  });
  doc.end();
  await finished(out);
}
