import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { badInput, conflict } from "@/lib/errors";
import { setCodeTableInputSchema } from "@/lib/finding/model/code-table";
import { newestTables } from "@/lib/finding/queries/codes/tables";
import { parseInput } from "@/lib/parse-input";
import { codesInForce, type CodeTable } from "@/lib/roll/code-tables";
import { STAGES } from "@/lib/snapshot/model/input";

/**
 * Writes the next version of a table of codes (tabel kode), or the first of a new one, with a reason. Decisions that
 * were made keep the version they were made under. A code is ended by its last day and never taken away.
 * @returns id of the version
 * @throws UserError bad-input, or conflict when somebody else changed the table meanwhile
 */
export async function setCodeTable(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  const meta = { action: "review.set-code-table", entityType: "code-table", entityId: "CODES" } as const;
  return auditedTx(ctx, meta, async (tx) => {
    authorise(ctx.actor, "code-table.set");
    assertFresh(ctx);
    const given = parseInput(setCodeTableInputSchema, input);
    const { reason, ...wanted } = given;
    const tables = await newestTables(tx);
    const before = tables.find(({ key }) => key === given.key);
    if ((before?.version ?? 0) !== given.version) throw conflict("code-table-changed", { table: given.key });
    if (before !== undefined) assertKept(before, given);
    const version = given.version + 1;
    const next: CodeTable = {
      ...wanted,
      version,
      id: version === 1 ? given.key : `${given.key}.${String(version)}`,
    };
    assertNoGap([...tables.filter((one) => one !== before), next]);
    await tx.codeTable.create({
      data: {
        id: next.id,
        key: next.key,
        version,
        kind: next.kind,
        stages: given.stages,
        source: next.source,
        validFrom: new Date(given.from),
        validTo: given.to === null ? null : new Date(given.to),
        codes: given.codes,
        reason,
        changedBy: ctx.actor.id,
      },
    });
    await audit(tx, ctx, { ...meta, entityId: next.id, data: { ...wanted, reason } });
    return { id: next.id };
  });
}

/** Old decisions name the codes of a table: none of them goes, and none becomes one of another kind. */
function assertKept(before: CodeTable, given: z.output<typeof setCodeTableInputSchema>): void {
  if (before.kind !== given.kind) throw badInput("code-table-kind");
  const gone = before.codes.filter(({ code }) => !given.codes.some((line) => line.code === code));
  if (gone.length > 0) throw badInput("code-table-gone", { codes: gone.map(({ code }) => code).join(", ") });
}

/** No stage is left without codes on a day on which another table ends or begins, nor after all of them. */
function assertNoGap(tables: readonly CodeTable[]): void {
  const days = tables.flatMap(({ from, to }) => (to === null ? [from] : [from, dayAfter(to)]));
  for (const day of new Set([...days, "9998-12-31"]))
    for (const stage of STAGES)
      for (const [kind, { table }] of Object.entries(codesInForce(tables, stage, day)))
        if (table === "") throw badInput("code-table-gap", { stage, day, kind });
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
