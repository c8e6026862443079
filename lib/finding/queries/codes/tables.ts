import type { CodeTable as StoredTable } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import { codeLinesSchema } from "@/lib/finding/model/code-table";
import { CODE_KINDS, codesInForce, type CodesInForce, type CodeTable } from "@/lib/roll/code-tables";

/** More tables than regulations will ever give. */
const MAX_TABLES = 500;

const day = (date: Date): string => date.toISOString().slice(0, 10);

export function asCodeTable(row: StoredTable): CodeTable {
  const kind = CODE_KINDS.find((known) => known === row.kind);
  if (kind === undefined) throw new Error(`a table of unknown kind ${row.kind}`);
  const { id, key, version, stages, source, validFrom, validTo } = row;
  const codes = codeLinesSchema.parse(row.codes);
  const to = validTo === null ? null : day(validTo);
  return { id, key, version, kind, stages, source, from: day(validFrom), to, codes };
}

/** The newest version of each table of codes. */
export async function newestTables(db: Tx = prisma()): Promise<CodeTable[]> {
  const stored = await db.codeTable.findMany({
    distinct: ["key"],
    orderBy: [{ key: "asc" }, { version: "desc" }],
    take: MAX_TABLES,
  });
  return stored.map(asCodeTable);
}

/** The codes that hold for a roll: read anew by every action, so that a change holds from the next one on. */
export async function codesFor(snapshotId: number, db: Tx = prisma()): Promise<CodesInForce> {
  const [tables, { stage, referenceDate }] = await Promise.all([
    newestTables(db),
    db.snapshot.findUniqueOrThrow({
      where: { id: snapshotId },
      select: { stage: true, referenceDate: true },
    }),
  ]);
  return codesInForce(tables, stage, day(referenceDate));
}

/** The versions under which decisions were made, by their id, for as long as the decisions stand. */
export async function tablesById(
  ids: readonly string[],
  db: Tx = prisma(),
): Promise<ReadonlyMap<string, CodeTable>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const stored = await db.codeTable.findMany({ where: { id: { in: wanted } }, take: wanted.length });
  return new Map(stored.map((row) => [row.id, asCodeTable(row)]));
}
