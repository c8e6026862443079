import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { inTx, type Tx } from "@/lib/db/tx";
import { badInput } from "@/lib/errors";
import { fieldBookSchema, type BookCheck, type CheckedLine } from "@/lib/finding/model/field/book";
import { maskedValue } from "@/lib/finding/model/masked-value";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { parseInput } from "@/lib/parse-input";
import { applyAction } from "@/lib/finding/services/review/apply-action";
import { checkBook } from "./check-book";
import { noteResults } from "./note-results";

/** Shows what a sheet that came back would store, and what is wrong with it; stores nothing. */
export async function previewFieldBook(ctx: Ctx, given: unknown): Promise<BookCheck> {
  authorise(ctx.actor, "finding.import-field-results");
  const input = parseInput(fieldBookSchema, given);
  const check = await inTx((tx) => checkBook(tx, ctx, input));
  return { ...check, lines: check.lines.map(masked) };
}

/** As the screen shows it; the sheet itself is read once more when it is stored. */
function masked({ result, ...line }: CheckedLine): CheckedLine {
  const { found } = result;
  if (found === undefined) return { ...line, result };
  return {
    ...line,
    result: { ...result, found: { ...found, value: maskedValue(found.element, found.value) } },
  };
}

/**
 * Stores the results of a sheet that was filled in at the village: all of them or, with one line in doubt, none.
 * Each is an observation of its own on the trail of its finding, by whoever hands the sheet in; what was noted
 * before in the same words is not noted again. Nothing is decided.
 */
export async function storeFieldBook(
  ctx: Ctx,
  given: unknown,
): Promise<{ people: number; findings: number }> {
  const input = parseInput(fieldBookSchema, given);
  const { snapshotId, content } = input;
  const event = { action: "finding.import-field-results", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.import-field-results");
    const { lines, problems } = await checkBook(tx, ctx, input);
    const [problem] = problems;
    if (problem !== undefined)
      throw badInput("field-book-problems", { count: problems.length, line: problem.line });
    const fresh = lines.filter(({ known }) => !known);
    const policy = await reviewPolicy(tx);
    const findings = Map.groupBy(fresh, ({ findingId }) => findingId);
    for (const [findingId, people] of findings) await noteFinding(tx, ctx, policy, findingId, people);
    const sha256 = createHash("sha256").update(Buffer.from(content, "base64")).digest("hex");
    const data = {
      people: fresh.length,
      findings: findings.size,
      known: lines.length - fresh.length,
      sha256,
    };
    await audit(tx, ctx, { ...event, data });
    return { people: fresh.length, findings: findings.size };
  });
}

/** Takes the finding, notes, gives it back, unless this person had it open. */
async function noteFinding(
  tx: Tx,
  ctx: Ctx,
  policy: ReviewPolicy,
  findingId: number,
  people: readonly CheckedLine[],
): Promise<void> {
  const { claimedBy, claimedUntil } = await tx.finding.findUniqueOrThrow({
    where: { id: findingId },
    select: { claimedBy: true, claimedUntil: true },
  });
  const holds = claimedBy === ctx.actor.id && claimedUntil !== null && claimedUntil > new Date();
  const target = { findingId };
  if (!holds) await applyAction(tx, ctx, policy, target, () => ({ kind: "claim" }));
  const results = people.map(({ ord, result }) => (ord === null ? result : { ...result, ord }));
  await noteResults(tx, ctx, policy, target, results);
  if (!holds) await applyAction(tx, ctx, policy, target, () => ({ kind: "release" }));
}
