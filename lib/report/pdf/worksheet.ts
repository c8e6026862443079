import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { WorksheetLine } from "@/lib/domain/worksheet";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { wordsOf } from "../words";
import { framePages, heading, newDocument, paragraph, title } from "./page";
import { table } from "./table";
import { present } from "@/lib/domain/present";

/** The worksheet of field checks (lembar kerja coktas): one desa after the other, each on pages of its own, in the order of TPS and RT. */
export async function writeWorksheet(out: Writable, label: string, lines: readonly WorksheetLine[], locale: Locale, names: Translate): Promise<void> {
  const { t, day } = wordsOf(locale, names);
  const doc = newDocument(t("worksheet.title"), t("author"), locale);
  doc.pipe(out);
  title(doc, t("worksheet.title"), label);
  paragraph(doc, t("worksheet.lead"), true);
  if (lines.length === 0) paragraph(doc, t("worksheet.none"));
  const perDesa = [...Map.groupBy(lines, (line) => `${line.kec}|${line.desa}`).values()];
  for (const [at, group] of perDesa.entries()) {
    const first = present(group[0]);
    if (at > 0) doc.addPage();
    heading(doc, t("worksheet.desa", { desa: first.desa, kec: first.kec }));
    table(doc, [
      { head: "TPS", share: 0.8, value: (line) => (line.tps === null ? "–" : String(line.tps).padStart(3, "0")) },
      { head: "RT/RW", share: 1, value: (line) => `${line.rt ?? "–"}/${line.rw ?? "–"}` },
      { head: t("worksheet.name"), share: 2.4, value: (line) => line.name ?? "–" },
      { head: t("worksheet.birth"), share: 0.9, value: (line) => line.birthYear ?? "–" },
      { head: t("worksheet.address"), share: 2.4, value: (line) => line.address ?? "–" },
      { head: t("worksheet.question"), share: 2.8, value: (line) => `${names(`detectors.${line.detector}.title`)} (${line.findingId})${line.note === null ? "" : `. ${line.note}`}` },
      { head: t("worksheet.due"), share: 1.6, value: (line) => `${day(line.dueDate)}\n${line.addressee}` },
      // Empty and tall enough to write in.
      { head: t("worksheet.result"), share: 2.4, value: () => "\n\n" },
    ], group);
    paragraph(doc, `${t("worksheet.signature")}: ______________________________`);
  }
  framePages(doc, { head: `${t("worksheet.title")} · ${label}`, mark: null, foot: "", page: (page, of) => t("page", { page, of }) });
  doc.end();
  await finished(out);
}
