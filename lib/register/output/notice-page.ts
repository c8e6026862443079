import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { momentInWords } from "@/lib/documents/in-words";
import { letterhead } from "@/lib/documents/pdf/letterhead";
import { facts, framePages, newDocument, paragraph, subheading, title } from "@/lib/documents/pdf/page";
import { signaturePlaces } from "@/lib/documents/pdf/signature-places";
import { wordsOf, type Words } from "@/lib/documents/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/office/model/letterhead";
import type { Notice, NoticeFact } from "@/lib/register/model/notice";

/** A paper for one person, in plain words: what happened or is asked, why, and what can be done against it. */
export async function writeNotice(
  out: Writable,
  notice: Notice,
  office: Letterhead,
  locale: Locale,
  translate: Translate,
  made: Date,
): Promise<void> {
  const words = wordsOf(locale, translate, notice.regionCode);
  const t: Translate = (key, values) => translate(`register.notice.${key}`, values);
  const { kind } = notice;
  const doc = newDocument(t(`${kind}.title`), words.t("author"), locale, made);
  doc.pipe(out);
  letterhead(doc, office, words.t("emblem"));
  title(doc, t(`${kind}.title`), t("number-of-paper"));
  paragraph(doc, t("to", { name: notice.to }));
  if (notice.place !== "") paragraph(doc, notice.place, true);
  paragraph(doc, t(`${kind}.text`, { office: office.name, period: notice.period }));
  facts(
    doc,
    notice.facts.map((fact) => [t(`fact.${fact.key}`), told(fact, words, translate)] as const),
  );
  notice.points.forEach((point, at) => paragraph(doc, `${at + 1}. ${point}`));
  subheading(doc, t("next"), "H2");
  paragraph(doc, t(`${kind}.next`, { office: office.name }));
  paragraph(doc, t("privacy"), true);
  const { date } = momentInWords(made.toISOString(), locale, notice.regionCode);
  const [first] = office.signers;
  signaturePlaces(doc, {
    placeAndDate: `${office.place === "" ? "……………………" : office.place}, ${date}`,
    signers: [first ?? { position: t("signer"), name: "" }],
  });
  framePages(doc, {
    head: t(`${kind}.title`),
    mark: null,
    foot: "",
    page: (page, of) => words.t("page", { page, of }),
    letterhead: true,
  });
  doc.end();
  await finished(out);
}

function told({ value, as }: NoticeFact, words: Words, translate: Translate): string {
  switch (as) {
    case "text":
      return value;
    case "day":
      return words.day(value);
    case "moment":
      return words.moment(value);
    case "reason":
      return translate(`reasons.${value}`);
    case "paper":
      return translate(`papers.${value}`);
    case "rule":
      return translate(`detectors.${value}.title`);
  }
}
