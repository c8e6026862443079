import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { momentInWords } from "@/lib/documents/in-words";
import { writeLetter, type LetterFrame } from "@/lib/documents/pdf/letter-paper";
import { wordPaper, type WordPiece } from "@/lib/documents/word-paper";
import { wordsOf } from "@/lib/documents/words";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { ledgerOf, type LedgerRow, sourceKey } from "@/lib/list/model/ledger";
import { readTallies } from "@/lib/list/queries/ledger";
import { reachableList } from "@/lib/list/queries/access";
import { rollOf } from "@/lib/list/queries/roll";
import type { Letterhead } from "@/lib/office/model/letterhead";
import { letterheadOf } from "@/lib/office/queries/letterhead";

export const LETTER_FORMATS = ["docx", "pdf"] as const;

interface LetterAsked {
  readonly listId: number;
  readonly locale: Locale;
  /** DOCX to be completed, or PDF to be printed as it is */
  readonly format?: (typeof LETTER_FORMATS)[number];
  readonly now?: Date;
}

/**
 * A letter to the source of a list (surat kepada sumber data): what became of what it sent, in counts, with what would
 * make the next list better. It names no voter; the office completes and signs it.
 *
 * @throws not-found out of reach
 */
export async function sourceLetter(
  ctx: Ctx,
  { listId, locale, format = "docx", now = new Date() }: LetterAsked,
): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const list = await reachableList(ctx, listId, "list.sample");
  const roll = await rollOf(list.snapshotId);
  const tallies = await readTallies(ctx);
  const own = tallies.find((one) => one.listId === listId);
  if (roll === null || !covers(ctx.actor, roll.regionCode) || own === undefined)
    throw notFound("list-not-found", { id: listId });
  const [row] = ledgerOf(tallies.filter((one) => sourceKey(one) === sourceKey(own)));
  if (row === undefined) throw notFound("list-not-found", { id: listId });
  const event = { action: "list.letter", entityType: "list", entityId: listId };
  await auditedTx(ctx, event, (tx) => audit(tx, ctx, { ...event, data: { format } }));
  const t = translator(locale);
  const office = await letterheadOf(roll.regionCode);
  const letter = {
    ...{ title: t("list.letter-paper.title"), locale, made: now, letterhead: office },
    pieces: piecesOf(row, t),
  };
  return {
    fileName: `surat-sumber-${listId}.${format}`,
    bytes: await (format === "pdf"
      ? printed(letter, roll.regionCode)
      : wordPaper({
          ...letter,
          pieces: [...letter.pieces, { kind: "space" }, { kind: "right", text: office.place }],
        })),
  };
}

type Letter = Pick<LetterFrame, "title" | "made" | "pieces"> & {
  readonly locale: Locale;
  readonly letterhead: Letterhead;
};

async function printed(letter: Letter, regionCode: string): Promise<Buffer> {
  const { locale, made, letterhead } = letter;
  const translate = translator(locale);
  const { t } = wordsOf(locale, translate, regionCode);
  const { date } = momentInWords(made.toISOString(), locale, regionCode);
  const [signer = { position: translate("register.notice.signer"), name: "" }] = letterhead.signers;
  const place = letterhead.place === "" ? "……………………" : letterhead.place;
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    writeLetter(out, {
      ...letter,
      author: t("author"),
      emblem: t("emblem"),
      page: (page, of) => t("page", { page, of }),
      signature: { placeAndDate: `${place}, ${date}`, signers: [signer] },
    }),
  ]);
  return bytes;
}

function piecesOf(row: LedgerRow, t: ReturnType<typeof translator>): WordPiece[] {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    t(`list.letter-paper.${key}`, values);
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  const count = (key: string, value: number): readonly string[] => [say(key), String(value)];
  return [
    { kind: "text", text: say("number") },
    { kind: "text", text: say("about", { kind: t(`list.kind.${row.kind}`) }) },
    { kind: "text", text: say("to", { source: row.source }) },
    { kind: "space" },
    { kind: "text", text: say("opening", { lists: row.lists, lines: row.lines }) },
    {
      kind: "table",
      head: [say("what"), say("lines")],
      rows: [
        count("true", row.true),
        count("false", row.false),
        count("struck", row.struck),
        count("not-found", row.notFound),
        count("pending", row.pending),
      ],
    },
    ...(row.share === null
      ? []
      : [
          {
            kind: "text" as const,
            text: say("share", {
              true: row.true,
              judged: row.judged,
              low: percent(row.low),
              high: percent(row.high),
            }),
          },
        ]),
    { kind: "text", text: say("asking") },
    { kind: "list", text: say("ask-number") },
    { kind: "list", text: say("ask-date") },
    { kind: "list", text: say("ask-address") },
    { kind: "list", text: say("ask-paper") },
    { kind: "space" },
    { kind: "text", text: say("closing") },
  ];
}
