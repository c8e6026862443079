import { createHash } from "node:crypto";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { readBook } from "@/lib/documents/read-book";
import { badInput, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { readOpening, type OpeningLine } from "@/lib/recap/model/opening-sheet";
import { openingSchema } from "@/lib/recap/model/order";

/**
 * Takes last quarter's workbook as the opening figures of a roll. All or nothing: a kecamatan that is not of this
 * kabupaten refuses the file and is named. A second import replaces the first.
 */
export async function importOpening(ctx: Ctx, given: unknown): Promise<{ kecamatan: number }> {
  const { snapshotId, content } = parseInput(openingSchema, given);
  const bytes = Buffer.from(content, "base64");
  const lines = await linesOf(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const event = { action: "recap.import-opening", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "recap.import-opening");
    const snapshot = await tx.snapshot.findFirst({
      where: { id: snapshotId, status: "ready" },
      select: { regionCode: true },
    });
    if (snapshot === null) throw notFound("snapshot-not-found", { id: snapshotId });
    authorise(ctx.actor, "recap.import-opening", snapshot.regionCode);
    const known = await rowsIn(tx)(
      z.object({ code: z.string(), name: z.string() }),
      sql`
        SELECT
          code,
          upper(name) AS name
        FROM
          region_code
        WHERE
          level = 6
          AND current
          AND starts_with(code, ${snapshot.regionCode})
      `,
    );
    const codes = new Map(known.map(({ code, name }) => [name, code]));
    const stranger = lines.find(({ name }) => !codes.has(name));
    if (stranger !== undefined) throw badInput("opening-kecamatan", { name: stranger.name });
    await tx.recapOpening.deleteMany({ where: { snapshotId } });
    await tx.recapOpening.createMany({
      data: lines.map(({ name, male, female }) => ({
        snapshotId,
        kecKey: codes.get(name) ?? "",
        male,
        female,
        sha256,
        importedBy: ctx.actor.username,
      })),
    });
    await audit(tx, ctx, { ...event, data: { kecamatan: lines.length, sha256 } });
    return { kecamatan: lines.length };
  });
}

async function linesOf(bytes: Buffer): Promise<readonly OpeningLine[]> {
  const sheets = await readBook(bytes).catch(() => null);
  if (sheets === null) throw badInput("opening-no-book");
  const reading = readOpening(sheets);
  if (!reading.ok) throw badInput(reading.code, { ...reading.values });
  return reading.lines;
}
