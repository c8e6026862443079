import { maskDeep } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import type { RejectLine } from "@/lib/snapshot/model/view";
import { notFound } from "@/lib/errors";
import { maskLine } from "@/lib/ingest/mask";

const PAGE = 50;

export interface RejectPage {
  readonly rejects: readonly RejectLine[];
  /** row number after which the next page begins; null on the last */
  readonly next: number | null;
}

/**
 * Lines that are no records (baris ditolak), in the order of the files; raw text masked.
 * @throws notFound also outside the actor's scope
 */
export async function listRejects(
  ctx: Ctx,
  id: number,
  { after = 0, reason }: { after?: number; reason?: string } = {},
): Promise<RejectPage> {
  authorise(ctx.actor, "snapshot.read");
  const snapshot = await prisma().snapshot.findUnique({
    where: { id },
    select: { regionCode: true, files: { select: { ord: true, name: true } } },
  });
  if (snapshot === null || !touches(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  const found = await prisma().importReject.findMany({
    where: { snapshotId: id, rowNo: { gt: after }, ...(reason === undefined ? {} : { reason }) },
    select: {
      rowNo: true,
      fileOrd: true,
      lineNo: true,
      columnNo: true,
      columnName: true,
      reason: true,
      raw: true,
    },
    orderBy: { rowNo: "asc" },
    take: PAGE + 1,
  });
  const names = new Map(snapshot.files.map(({ ord, name }) => [ord, name]));
  const rejects = found.slice(0, PAGE).map(({ fileOrd, raw, ...reject }) => ({
    ...reject,
    file: names.get(fileOrd) ?? "",
    masked: maskLine(raw).slice(0, 200),
  }));
  return { rejects: maskDeep(rejects), next: found.length > PAGE ? (rejects.at(-1)?.rowNo ?? null) : null };
}
