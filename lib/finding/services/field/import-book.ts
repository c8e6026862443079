import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { inTx, type Tx } from "@/lib/db/tx";
import { badInput, UserError } from "@/lib/errors";
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
 * Stores the results of a sheet that was filled in at the village: with one line in doubt nothing of it. Each is an
 * observation of its own on the trail of its finding, by whoever hands the sheet in; what was noted before in the same
 * words is not noted again. Nothing is decided. Each finding is written by itself, so that a long sheet keeps nobody
 * waiting; a finding that somebody has taken meanwhile is left out, and comes with the same sheet handed in again.
 * @throws UserError field-book-problems, field-book-left
 */
export async function storeFieldBook(
  ctx: Ctx,
  given: unknown,
): Promise<{ people: number; findings: number }> {
  const input = parseInput(fieldBookSchema, given);
  const { snapshotId, content } = input;
  const event = { action: "finding.import-field-results", entityType: "snapshot", entityId: snapshotId };
  const { lines, policy } = await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.import-field-results");
    const { lines: checked, problems } = await checkBook(tx, ctx, input);
    const [problem] = problems;
    if (problem !== undefined)
      throw badInput("field-book-problems", { count: problems.length, line: problem.line });
    return { lines: checked, policy: await reviewPolicy(tx) };
  });
  const fresh = lines.filter(({ known }) => !known);
  const stored = { people: 0, findings: 0 };
  let left = 0;
  for (const [findingId, people] of Map.groupBy(fresh, (line) => line.findingId)) {
    if (!(await noted(ctx, policy, findingId, people))) left += 1;
    else {
      stored.people += people.length;
      stored.findings += 1;
    }
  }
  const sha256 = createHash("sha256").update(Buffer.from(content, "base64")).digest("hex");
  const data = { ...stored, left, known: lines.length - fresh.length, sha256 };
  await inTx((tx) => audit(tx, ctx, { ...event, data }));
  if (left > 0) throw badInput("field-book-left", { people: stored.people, left });
  return stored;
}

/** @returns false where somebody took the finding, or answered it, since the sheet was checked */
async function noted(
  ctx: Ctx,
  policy: ReviewPolicy,
  findingId: number,
  people: readonly CheckedLine[],
): Promise<boolean> {
  const event = { action: "finding.import-field-results", entityType: "finding", entityId: findingId };
  try {
    await auditedTx(ctx, event, (tx) => noteFinding(tx, ctx, policy, findingId, people));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
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
