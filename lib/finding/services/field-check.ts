import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { parseInput } from "@/lib/parse-input";
import { findingAction } from "./review/apply-action";
import { PassThrough } from "node:stream";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { inScope } from "@/lib/access/scope";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { officeToday } from "@/lib/regions/time-zone";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { badInput, forbidden, notFound } from "@/lib/errors";
import { translator } from "@/lib/i18n/translator";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { worksheetParts } from "@/lib/finding/model/work/worksheet-place";
import { writeWorksheet } from "@/lib/documents/pdf/worksheet";
import { auditedTx } from "@/lib/audit/audited-transaction";

/** Asks for a field check (verifikasi faktual, coktas) by a day. Not a decision: the finding stays open. */
export async function fieldCheckFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { dueDate, addressee, note, ...target } = parseInput(FINDING_ACTIONS.fieldCheck, input);
  const action = ({ regionCode }: LoadedFinding) => {
    const today = officeToday(regionCode);
    if (dueDate < today) throw badInput("due-date-past", { day: dueDate, today });
    return { kind: "field-check", dueDate } as const;
  };
  return findingAction(ctx, "field-check", target, action, { note, detail: { addressee } });
}

/** Notes what the field check found: an observation that the decision will name, not the decision. */
export async function fieldResultFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { result, note, ...target } = parseInput(FINDING_ACTIONS.fieldResult, input);
  return findingAction(ctx, "field-result", target, () => ({ kind: "field-result" }), {
    note,
    detail: { result },
  });
}

const inputSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  desaKey: z.string().max(200).optional(),
  part: z.number().int().min(1).max(1000).default(1),
  locale: z.enum(["id", "en"]).default("id"),
});

/**
 * The printable worksheet of the open field checks of the person's area. It names voters, so its printing is
 * on the trail.
 */
export async function printWorksheet(
  ctx: Ctx,
  given: unknown,
): Promise<{ stream: PassThrough; fileName: string }> {
  const { snapshotId, desaKey, part, locale } = parseInput(inputSchema, given);
  const event = { action: "finding.worksheet", entityType: "snapshot", entityId: snapshotId };
  const { label, lines, total, regionCode } = await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.print-worksheet");
    const snapshot = await tx.snapshot.findUnique({
      where: { id: snapshotId },
      select: { stage: true, period: true, regionCode: true },
    });
    if (!snapshot) throw notFound("snapshot-not-found", { id: snapshotId });
    // A desa's key begins with its kecamatan's code.
    if (
      desaKey !== undefined &&
      !inScope(ctx.actor, { regionCode: snapshot.regionCode, kecKey: desaKey.slice(0, 6), desaKey })
    )
      throw forbidden("finding-area");
    const { lines, total } = await worksheetLines(ctx, { snapshotId, desaKey, part });
    await audit(tx, ctx, { ...event, data: { desa: desaKey ?? null, part, lines: lines.length } });
    return { label: `${snapshot.stage} ${snapshot.period}`, lines, total, regionCode: snapshot.regionCode };
  });
  const stream = new PassThrough();
  const pages = { regionCode, part, parts: worksheetParts(total), total };
  writeWorksheet(stream, label, lines, locale, translator(locale), FIELD_RESULTS, pages).catch(
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  const name = [
    "coktas",
    snapshotId,
    ...(desaKey === undefined ? [] : [desaKey]),
    ...(part === 1 ? [] : [part]),
  ];
  return { stream, fileName: `${name.join("-").replace(/[^\w-]+/g, "_")}.pdf` };
}
