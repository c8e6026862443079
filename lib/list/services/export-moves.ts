import { PassThrough, Readable } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { type Column, csvLines } from "@/lib/documents/csv";
import { workbookWords } from "@/lib/documents/workbook-words";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { Move } from "@/lib/list/model/moves";
import { moves } from "@/lib/list/queries/moves";
import { regionNames } from "@/lib/snapshot/queries/region-names";

export const MOVE_FORMATS = ["csv", "xlsx"] as const;

/**
 * Origin × destination by desa as a file; counts, naming nobody. Its download is on the trail.
 */
export async function exportMoves(
  ctx: Ctx,
  snapshotId: number,
  format: (typeof MOVE_FORMATS)[number],
  locale: Locale,
): Promise<Readable> {
  const translate = translator(locale);
  const found = await moves(ctx, snapshotId);
  const names = await regionNames(found.flatMap(({ end }) => end ?? []));
  const event = { action: "list.export-moves", entityType: "snapshot", entityId: snapshotId };
  await auditedTx(ctx, event, (tx) => audit(tx, ctx, { ...event, data: { format, rows: found.length } }));
  const t: Translate = (key, values) => translate(`list.moves.${key}`, values);
  const columns = columnsOf(t, names);
  if (format === "csv") return Readable.from(csvLines(columns, found));
  const out = new PassThrough();
  writeWorkbook(
    out,
    [sheet({ name: t("sheet"), columns, rows: found })],
    workbookWords(translate).long,
  ).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

function columnsOf(t: Translate, names: ReadonlyMap<string, string>): readonly Column<Move>[] {
  const column = (name: string, width: number, value: Column<Move>["value"]): Column<Move> => ({
    name: t(`column.${name}`),
    width,
    value,
  });
  return [
    column("way", 18, ({ way }) => t(`way.${way}`)),
    column("kec", 24, ({ kec }) => kec),
    column("desa", 24, ({ desa }) => desa),
    column("end", 28, ({ end }) => (end === null ? t("no-end") : (names.get(end) ?? end))),
    column("end-kec", 24, ({ endKec }) => endKec ?? ""),
    column("end-desa", 24, ({ endDesa }) => endDesa ?? ""),
    column("how", 26, ({ how }) => t(`how.${how ?? "none"}`)),
    column("people", 10, ({ people }) => people),
  ];
}
