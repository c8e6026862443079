import { maskDeep } from "@/lib/mask-text";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { needsArea } from "@/lib/access/scope";
import { SNAPSHOT_STATUSES, type SnapshotStatus } from "@/lib/snapshot/model/status";

const MAX_SNAPSHOTS = 200;

export interface SnapshotRow {
  readonly id: number;
  readonly regionCode: string;
  readonly stage: string;
  readonly period: string;
  readonly referenceDate: string;
  readonly status: SnapshotStatus;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly sha256: string | null;
  readonly previousId: number | null;
  readonly correctsId: number | null;
  readonly createdAt: string;
  readonly durationMs: number | null;
}

/**
 * The snapshots (data pemilih periode …) that the actor may see, newest first. Those removed are listed too:
 * their findings and reports still name them.
 *
 * @param before id to go on after
 */
export async function listSnapshots(
  ctx: Ctx,
  { limit = 50, before }: { limit?: number; before?: number } = {},
): Promise<{ snapshots: SnapshotRow[]; next: number | null }> {
  authorise(ctx.actor, "snapshot.read");
  const take = Math.min(Math.max(limit, 1), MAX_SNAPSHOTS);
  const found = await prisma().snapshot.findMany({
    where: { ...(before === undefined ? {} : { id: { lt: before } }), ...areaFilter(ctx) },
    select: {
      id: true,
      regionCode: true,
      stage: true,
      period: true,
      referenceDate: true,
      status: true,
      rows: true,
      accepted: true,
      rejected: true,
      sha256: true,
      previousId: true,
      correctsId: true,
      createdAt: true,
      durationMs: true,
    },
    orderBy: { id: "desc" },
    take: take + 1,
  });
  const snapshots = found.slice(0, take).map(({ referenceDate, createdAt, status, ...row }) => ({
    ...maskDeep(row),
    status: z.enum(SNAPSHOT_STATUSES).parse(status),
    referenceDate: referenceDate.toISOString().slice(0, 10),
    createdAt: createdAt.toISOString(),
  }));
  return { snapshots, next: found.length > take ? (snapshots.at(-1)?.id ?? null) : null };
}

/** The kabupaten of each of the actor's areas; without areas everything or nothing, as the role has it. */
function areaFilter({ actor }: Ctx): { regionCode?: { in: string[] } } {
  if (actor.areas.length === 0 && !needsArea(actor.role)) return {};
  return { regionCode: { in: [...new Set(actor.areas.map((area) => area.slice(0, 4)))] } };
}
