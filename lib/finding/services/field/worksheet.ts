import { PassThrough, Readable } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScope, touches, unreachable } from "@/lib/access/scope";
import { leavingTx, takeUnmasked, wantsUnmasked } from "@/lib/account/services/unmasked";
import { audit } from "@/lib/db/audit";
import { writeWorksheet } from "@/lib/documents/pdf/worksheet";
import { forbidden, notFound } from "@/lib/errors";
import { FIELD_BOOK_LINES, worksheetSchema } from "@/lib/finding/model/field/book";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { WORKSHEET_LINES, worksheetParts } from "@/lib/finding/model/work/worksheet-place";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { translator } from "@/lib/i18n/translator";
import { parseInput } from "@/lib/parse-input";
import { fieldBook } from "./write-book";

const MIME = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

interface Worksheet {
  readonly stream: Readable;
  readonly fileName: string;
  readonly mime: string;
}

/**
 * The worksheet of the open field checks of the person's area, to be printed or filled in. It names voters, so its
 * making is on the trail; NIK and NKK stand on it only with a purpose, and are counted like every full identity that
 * leaves.
 */
export async function makeWorksheet(ctx: Ctx, given: unknown): Promise<Worksheet> {
  const { snapshotId, desaKey, part, format, locale, purpose } = parseInput(worksheetSchema, given);
  const event = { action: "finding.worksheet", entityType: "snapshot", entityId: snapshotId };
  const perPart = format === "xlsx" ? FIELD_BOOK_LINES : WORKSHEET_LINES;
  const made = await leavingTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.print-worksheet");
    const snapshot = await tx.snapshot.findUnique({
      where: { id: snapshotId },
      select: { stage: true, period: true, regionCode: true },
    });
    if (!snapshot || !touches(ctx.actor, snapshot.regionCode))
      throw unreachable(ctx.actor, notFound("snapshot-not-found", { id: snapshotId }));
    const { regionCode } = snapshot;
    // A desa's key begins with its kecamatan's code.
    if (desaKey !== undefined && !inScope(ctx.actor, { regionCode, kecKey: desaKey.slice(0, 6), desaKey }))
      throw forbidden("finding-area");
    const identities = wantsUnmasked({ purpose });
    const { lines, total } = await worksheetLines(ctx, {
      snapshotId,
      desaKey,
      part,
      lines: perPart,
      identities,
    });
    const left = await takeUnmasked(tx, ctx, { purpose }, snapshotId, () =>
      Promise.resolve({
        subject: `finding.worksheet ${String(snapshotId)} ${desaKey ?? "-"} ${String(part)}`,
        records: lines.filter(({ nik, nkk }) => nik !== null || nkk !== null).length,
      }),
    );
    const data = { desa: desaKey ?? null, part, format, lines: lines.length };
    await audit(tx, ctx, { ...event, data: identities ? { ...data, ...left } : data });
    return { label: `${snapshot.stage} ${snapshot.period}`, lines, total, regionCode };
  });
  const name = [
    "coktas",
    snapshotId,
    ...(desaKey === undefined ? [] : [desaKey]),
    ...(part === 1 ? [] : [part]),
  ];
  const fileName = `${name.join("-").replace(/[^\w-]+/g, "_")}.${format}`;
  const pages = { part, parts: worksheetParts(made.total, perPart), total: made.total };
  if (format === "xlsx") {
    const book = await fieldBook(made.lines, { ...made, ...pages, locale });
    return { stream: Readable.from([book]), fileName, mime: MIME.xlsx };
  }
  const stream = new PassThrough();
  const { regionCode, label, lines } = made;
  writeWorksheet(stream, label, lines, locale, translator(locale), FIELD_RESULTS, {
    regionCode,
    ...pages,
  }).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return { stream, fileName, mime: MIME.pdf };
}
