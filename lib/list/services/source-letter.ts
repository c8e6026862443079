import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { wordPaper, type WordPiece } from "@/lib/documents/word-paper";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { ledgerOf, type LedgerRow, sourceKey } from "@/lib/list/model/ledger";
import { readTallies } from "@/lib/list/queries/ledger";
import { reachableList } from "@/lib/list/queries/access";
import { rollOf } from "@/lib/list/queries/roll";
import { letterheadOf } from "@/lib/office/queries/letterhead";

/**
 * A letter to the source of a list (surat kepada sumber data): what became of what it sent, in counts, with what would
 * make the next list better. It names no voter; the office completes and signs it.
 *
 * @throws not-found out of reach
 */
export async function sourceLetter(
  ctx: Ctx,
  {
    listId,
    locale,
    now = new Date(),
  }: { readonly listId: number; readonly locale: Locale; readonly now?: Date },
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
  await auditedTx(ctx, event, (tx) => audit(tx, ctx, event));
  const t = translator(locale);
  const letterhead = await letterheadOf(roll.regionCode);
  return {
    fileName: `surat-sumber-${listId}.docx`,
    bytes: await wordPaper({
      title: t("list.letter-paper.title"),
      locale,
      made: now,
      letterhead,
      pieces: [...piecesOf(row, t), { kind: "space" }, { kind: "right", text: letterhead.place }],
    }),
  };
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
