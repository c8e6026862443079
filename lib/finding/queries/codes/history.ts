import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import type { CodeTable } from "@/lib/roll/code-tables";
import { userNames } from "@/lib/run/queries/params";
import { asCodeTable } from "./tables";

/** A version as it was written; `by` is the person's name, null for what came with the product. */
export interface CodeTableVersion extends CodeTable {
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/** More versions than an office makes in years. */
const MAX_VERSIONS = 500;

/**
 * Every version of every table of codes, newest first, with its reason.
 * @throws UserError forbidden to whoever may not change them
 */
export async function codeTableHistory(ctx: Ctx): Promise<CodeTableVersion[]> {
  authorise(ctx.actor, "code-table.set");
  const stored = await prisma().codeTable.findMany({
    orderBy: [{ changedAt: "desc" }, { kind: "desc" }, { key: "desc" }, { version: "desc" }],
    take: MAX_VERSIONS,
  });
  const names = await userNames(stored.flatMap(({ changedBy }) => changedBy ?? []));
  return stored.map((row) => ({
    ...asCodeTable(row),
    reason: row.reason,
    by: row.changedBy === null ? null : (names.get(row.changedBy) ?? row.changedBy),
    at: row.changedAt,
  }));
}
