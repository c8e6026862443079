import { PassThrough, Readable } from "node:stream";
import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { leavingTx, takeUnmasked } from "@/lib/account/services/unmasked";
import { audit } from "@/lib/db/audit";
import { csvLines } from "@/lib/documents/csv";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import { workbookWords } from "@/lib/documents/workbook-words";
import { translator } from "@/lib/i18n/translator";
import { inclusionInputSchema } from "@/lib/list/model/input";
import { type Inclusion, sheetOfInclusions } from "@/lib/list/queries/inclusions";
import { parseInput } from "@/lib/parse-input";
import { INCLUSION_COLUMNS } from "./inclusion-columns";

/**
 * The people to be added as a sheet for Sidalih (pemilih baru), in its seventeen columns with identities in full:
 * for a purpose, on the trail before the first byte. Adding them is done there, by a person, after the pleno.
 */
export async function exportInclusions(
  ctx: Ctx,
  input: z.input<typeof inclusionInputSchema>,
): Promise<{ readonly fileName: string; readonly mime: string; readonly stream: Readable }> {
  const { snapshotId, format, purpose } = parseInput(inclusionInputSchema, input);
  const people = await sheetOfInclusions(ctx, snapshotId);
  const event = { action: "list.export-inclusions", entityType: "snapshot", entityId: snapshotId };
  await leavingTx(ctx, event, async (tx) => {
    const left = await takeUnmasked(tx, ctx, { purpose }, snapshotId, () =>
      Promise.resolve({ subject: `list.export-inclusions snapshot ${snapshotId}`, records: people.length }),
    );
    await audit(tx, ctx, { ...event, data: { format, rows: people.length, ...left } });
  });
  return {
    fileName: `pemilih-baru-${snapshotId}.${format}`,
    mime: MIME[format],
    stream: format === "csv" ? Readable.from(csvLines(INCLUSION_COLUMNS, people)) : workbook(people),
  };
}

const MIME = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** One sheet, named as Sidalih names it; every cell is text, so that no number of a person loses a digit. */
function workbook(people: readonly Inclusion[]): PassThrough {
  const out = new PassThrough();
  const rows = [sheet({ name: "Pemilih Baru", columns: INCLUSION_COLUMNS, rows: people })];
  const { long } = workbookWords(translator("id"));
  writeWorkbook(out, rows, long).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}
