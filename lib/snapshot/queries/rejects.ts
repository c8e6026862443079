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

interface RejectAsk {
  /** the row number that the page before ended with */
  readonly after?: number;
  readonly reason?: string;
  /** from the end of the files */
  readonly lastFirst?: boolean;
}

/**
 * Lines that are no records (baris ditolak), in the order of the files or its reverse; raw text masked.
 * @throws notFound also outside the actor's scope
 */
export async function listRejects(
  ctx: Ctx,
  id: number,
  { after, reason, lastFirst = false }: RejectAsk = {},
): Promise<RejectPage> {
  authorise(ctx.actor, "snapshot.read");
  const snapshot = await prisma().snapshot.findUnique({
    where: { id },
    select: { regionCode: true, files: { select: { ord: true, name: true } } },
  });
  if (snapshot === null || !touches(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  const found = await prisma().importReject.findMany({
    where: {
      snapshotId: id,
      ...(after === undefined ? {} : { rowNo: lastFirst ? { lt: after } : { gt: after } }),
      ...(reason === undefined ? {} : { reason }),
    },
    select: {
      rowNo: true,
      fileOrd: true,
      lineNo: true,
      columnNo: true,
      columnName: true,
      reason: true,
      raw: true,
    },
    orderBy: { rowNo: lastFirst ? "desc" : "asc" },
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
