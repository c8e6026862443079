import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { framePages, heading, newDocument, paragraph, title } from "@/lib/documents/pdf/page";
import { table, type PdfColumn } from "@/lib/documents/pdf/table";
import { wordsOf } from "@/lib/documents/words";
import type { FollowUpRow } from "@/lib/finding/model/work/follow-up-row";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { ReportModel } from "@/lib/report/model/report";

/**
 * What is to be done in Sidalih (tindak lanjut), for print: one table a desa, in the order in which Sidalih is
 * worked, with a box to tick. Rows come in that order.
 */
export async function writeFollowUps(
  out: Writable,
  model: Pick<ReportModel, "kind" | "createdAt" | "snapshot" | "chain">,
  rows: AsyncIterable<FollowUpRow>,
  locale: Locale,
  names: Translate,
): Promise<void> {
  const words = wordsOf(locale, names, model.snapshot.regionCode);
  const t: Translate = (key, values) => words.t(`follow-ups.${key}`, values);
  const where = `${model.snapshot.regionName} · ${model.snapshot.stage} ${model.snapshot.period}`;
  const doc = newDocument(`${t("title")} ${where}`, words.t("author"), locale, new Date(model.createdAt));
  doc.pipe(out);
  title(doc, t("title"), where);
  paragraph(doc, t("lead"));
  const columns = columnsOf(t, names, words.day);
  let group: FollowUpRow[] = [];
  const flush = () => {
    const [first] = group;
    if (first === undefined) return;
    heading(doc, t("desa", { kec: first.kecamatan ?? "–", desa: first.desa ?? "–", n: group.length }));
    table(doc, columns, group);
    group = [];
  };
  let any = false;
  for await (const row of rows) {
    any = true;
    const [first] = group;
    if (first !== undefined && (first.kecamatan !== row.kecamatan || first.desa !== row.desa)) flush();
    group.push(row);
  }
  flush();
  if (!any) paragraph(doc, t("none"), true);
  framePages(doc, {
    head: `${t("title")} · ${where}`,
    mark: model.kind === "final" ? null : words.t("mark"),
    foot: `${words.t("chain")} ${model.chain.seq} ${model.chain.head}`,
    page: (page, of) => words.t("page", { page, of }),
  });
  doc.end();
  await finished(out);
}

function columnsOf(t: Translate, names: Translate, day: (iso: string) => string): PdfColumn<FollowUpRow>[] {
  const paperOf = ({ paper, paperNumber, paperDate }: FollowUpRow) =>
    paper === null
      ? "–"
      : [names(`papers.${paper}`), paperNumber, paperDate === null ? null : day(paperDate)]
          .filter((part) => part !== null)
          .join(", ");
  const changeOf = ({ element, rollValue, proposedValue }: FollowUpRow) =>
    element === null ? "–" : `${element}: ${rollValue ?? "–"} → ${proposedValue ?? "–"}`;
  return [
    { head: t("tps"), share: 0.7, value: (row) => row.tps ?? "–" },
    { head: t("voter"), share: 2.6, value: (row) => [row.name ?? "–", row.nik].filter(Boolean).join("\n") },
    { head: t("act"), share: 2.2, value: (row) => names(`reasons.${row.followUp}`) },
    { head: t("change"), share: 2, value: changeOf },
    { head: t("paper"), share: 2.2, value: paperOf },
    { head: t("decision"), share: 1, align: "right", value: (row) => String(row.decision) },
    { head: t("done"), share: 0.8, value: () => "……" },
  ];
}
