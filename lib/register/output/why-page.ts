import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { letterhead } from "@/lib/documents/pdf/letterhead";
import {
  facts,
  framePages,
  newDocument,
  paragraph,
  subheading,
  TEXT_WIDTH,
  title,
} from "@/lib/documents/pdf/page";
import { qrCode } from "@/lib/documents/pdf/qr";
import { wordsOf } from "@/lib/documents/words";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Letterhead } from "@/lib/office/model/letterhead";
import type { StruckVoter } from "@/lib/register/model/struck";

/** Points; a proof is some two thousand signs, and a telephone must tell them apart. */
const PROOF_SIZE = 200;

interface WhyPaper {
  readonly office: Letterhead;
  readonly locale: Locale;
  readonly made: Date;
  /** that the decision stands on the trail, to be checked offline */
  readonly proof: string;
}

/** Why a name is not on the roll, in plain words: what was decided, on which paper, and what to do against it. */
export async function writeWhyPage(
  out: Writable,
  struck: StruckVoter,
  { office, locale, made, proof }: WhyPaper,
  translate: Translate,
): Promise<void> {
  const words = wordsOf(locale, translate, struck.regionCode);
  const t: Translate = (key, values) => translate(`register.why.${key}`, values);
  const doc = newDocument(t("title"), words.t("author"), locale, made);
  doc.pipe(out);
  letterhead(doc, office, words.t("emblem"));
  title(doc, t("title"), t("for", { name: struck.name, born: struck.born ?? "–" }));
  paragraph(doc, t("lead", { period: struck.period, desa: struck.desa, kec: struck.kec, tps: struck.tps }));
  const { paper } = struck;
  facts(doc, [
    [t("reason"), translate(`reasons.${struck.followUp}`)],
    [
      t("paper"),
      paper === null
        ? t("paper-none")
        : [
            translate(`papers.${paper.kind}`),
            paper.number,
            paper.date === null ? null : words.day(paper.date),
          ]
            .filter((part) => part !== null)
            .join(", "),
    ],
    [t("decision"), String(struck.decision)],
    [t("final"), words.moment(struck.finalAt)],
    [t("effective"), struck.effective ?? t("effective-none")],
    ...(struck.restored === null
      ? []
      : ([[t("restored"), `${words.moment(struck.restored.at)}: ${struck.restored.reason}`]] as const)),
  ]);
  subheading(doc, t("what-now"), "H2");
  paragraph(doc, t("what-now-text", { office: office.name }));
  paragraph(doc, t("privacy"), true);
  subheading(doc, t("proof"), "H2");
  const below = qrCode(doc, proof, t("proof-alt"), PROOF_SIZE, "L");
  paragraph(doc, t("proof-text"), false, TEXT_WIDTH - PROOF_SIZE - 20);
  doc.y = Math.max(doc.y, below);
  framePages(doc, {
    head: t("title"),
    mark: null,
    foot: "",
    page: (page, of) => words.t("page", { page, of }),
    letterhead: true,
  });
  doc.end();
  await finished(out);
}
