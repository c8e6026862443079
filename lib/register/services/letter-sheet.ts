import { PassThrough } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import type { Column } from "@/lib/documents/csv";
import { workbookWords } from "@/lib/documents/workbook-words";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import { countByCategory, countItem, ITEM_STATES, type LetterItem } from "@/lib/register/model/letter-item";
import { letterItems } from "@/lib/register/queries/letter-items";
import { lettersOf, type LetterView } from "@/lib/register/queries/letters";

const COUNTS = ["named", ...ITEM_STATES, "not-found"] as const;

/**
 * The register of letters as a workbook for whoever wrote them: each point with its counts and answer, and the sums by
 * category. It names no voter. On the trail.
 */
export async function letterSheet(ctx: Ctx, snapshotId: number, locale: Locale): Promise<PassThrough> {
  const event = { action: "letter.export", entityType: "snapshot", entityId: snapshotId };
  const { items, letters } = await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "letter.view");
    const snapshot = await tx.snapshot.findUnique({
      where: { id: snapshotId },
      select: { regionCode: true },
    });
    if (snapshot === null) throw notFound("snapshot-not-found", { id: snapshotId });
    authorise(ctx.actor, "letter.view", snapshot.regionCode);
    const read = { items: await letterItems(snapshotId), letters: await lettersOf(snapshotId) };
    await audit(tx, ctx, { ...event, data: { letters: read.letters.length } });
    return read;
  });
  const translate = translator(locale);
  const t: Translate = (key, values) => translate(`register.letter.${key}`, values);
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  const sheets = [
    sheet({ name: t("sheet-points"), columns: pointColumns(t, byId), rows: items }),
    sheet({ name: t("sheet-sums"), columns: sumColumns(t), rows: countByCategory(items) }),
  ];
  const out = new PassThrough();
  writeWorkbook(out, sheets, workbookWords(translate).long).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

function pointColumns(t: Translate, letters: ReadonlyMap<number, LetterView>): readonly Column<LetterItem>[] {
  const of = (
    name: string,
    width: number,
    value: (letter: LetterView, item: LetterItem) => string | number,
  ) => ({
    name,
    width,
    value: (item: LetterItem) => {
      const letter = letters.get(item.letterId);
      return letter === undefined ? "" : value(letter, item);
    },
  });
  return [
    of(t("receipt"), 12, ({ id }) => id),
    of(t("sender"), 30, ({ sender }) => sender),
    of(t("number"), 28, ({ number }) => number),
    of(t("dated"), 14, ({ dated }) => dated),
    of(t("due"), 14, ({ due }) => due ?? ""),
    of(t("point"), 8, (_, { ord }) => ord),
    of(t("points-column"), 60, ({ points }, { ord }) => points[ord - 1] ?? ""),
    of(t("about-what"), 22, (_, { category }) => (category === null ? "" : t(`category.${category}`))),
    ...COUNTS.map((name) =>
      of(t(`column.${name}`), 14, (_, item) => (item.people === null ? "" : countItem(item)[name])),
    ),
    of(t("answer-short"), 60, ({ answer }) => answer ?? ""),
    of(t("proof"), 30, ({ proof }) => proof ?? ""),
  ];
}

type Sum = ReturnType<typeof countByCategory>[number];

const sumColumns = (t: Translate): readonly Column<Sum>[] => [
  {
    name: t("about-what"),
    width: 24,
    value: ({ category }) => (category === null ? t("not-said") : t(`category.${category}`)),
  },
  { name: t("points-column"), width: 10, value: ({ points }) => points },
  ...COUNTS.map((name) => ({ name: t(`column.${name}`), width: 14, value: ({ count }: Sum) => count[name] })),
];
