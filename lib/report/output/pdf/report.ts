import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReportModel } from "@/lib/report/model/report";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { wordsOf } from "@/lib/documents/words";
import { identitySection, methodSection } from "./about-sections";
import { closingSection, decisionSection, openSection } from "./list-sections";
import { framePages, newDocument, paragraph, title } from "@/lib/documents/pdf/page";
import { disparitySection, qualitySection } from "./quality-sections";
import type { Pen } from "./pen";
import { areaSection, fourEyesSection, resultSection } from "./result-sections";

/**
 * Draws the report (laporan hasil pencermatan) as PDF/A4. Marked SEMENTARA on every page unless it is final.
 */
export async function writeReport(
  out: Writable,
  model: ReportModel,
  locale: Locale,
  names: Translate,
): Promise<void> {
  const words = wordsOf(locale, names, model.snapshot.regionCode);
  const where = `${model.snapshot.regionName} · ${model.snapshot.stage} ${model.snapshot.period}`;
  const doc = newDocument(`${words.t("title")} ${where}`, words.t("author"), locale);
  doc.pipe(out);
  const pen: Pen = { ...words, doc, names };
  title(doc, words.t("title"), where);
  paragraph(
    doc,
    words.t(model.kind === "final" ? "lead-final" : "lead-interim", { open: model.counts.open }),
  );
  paragraph(doc, words.t("principle"), true);
  for (const section of [
    identitySection,
    methodSection,
    resultSection,
    areaSection,
    fourEyesSection,
    qualitySection,
    disparitySection,
    decisionSection,
    openSection,
    closingSection,
  ])
    section(pen, model);
  framePages(doc, {
    head: `${words.t("title")} · ${where}`,
    mark: model.kind === "final" ? null : words.t("mark"),
    foot: `${words.t("chain")} ${model.chain.seq} ${model.chain.head}`,
    page: (page, of) => words.t("page", { page, of }),
  });
  doc.end();
  await finished(out);
}
