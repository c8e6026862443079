import type { Ctx } from "@/lib/access/actor";
import type { Tx } from "@/lib/db/tx";
import { badInput } from "@/lib/errors";
import { assertPresent } from "@/lib/assert-present";
import type { ActionResult, ActionTarget } from "@/lib/finding/model/actions";
import { aboutOf } from "@/lib/finding/model/about";
import type { PersonResult } from "@/lib/finding/model/field/result";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import { codesFor } from "@/lib/finding/queries/codes/tables";
import { proposedValue } from "@/lib/finding/model/proposed-value";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { officeToday } from "@/lib/regions/time-zone";
import { applyAction } from "@/lib/finding/services/review/apply-action";

/**
 * Notes what was found about people of one finding, each as an observation of its own, in the caller's transaction.
 * @throws UserError for a person who is no part of the finding, an attachment of another one, a value that the
 * element cannot have
 */
export async function noteResults(
  tx: Tx,
  ctx: Ctx,
  policy: ReviewPolicy,
  target: ActionTarget,
  results: readonly PersonResult[],
): Promise<ActionResult> {
  let done: ActionResult | null = null;
  for (const { found, note, ...seen } of results) {
    // The first one names what its author saw; the others follow on it.
    const next: ActionTarget = done === null ? target : { ...target, revision: done.revision };
    const attempt = target.attempt === undefined ? {} : { attempt: `${target.attempt}-${String(seen.ord)}` };
    done = await applyAction(
      tx,
      ctx,
      policy,
      { ...next, ...attempt },
      (finding) => stillDue(tx, finding, seen),
      {
        note,
        alongside: async (finding) => {
          await belongs(tx, finding, seen);
          return { ...seen, ...(found === undefined ? {} : await checkedValue(tx, finding, found)) };
        },
      },
    );
  }
  return assertPresent(done);
}

/** The due date stays while somebody of the finding has no result since the check was asked for. */
async function stillDue(tx: Tx, { id, dueDate, events }: LoadedFinding, { ord }: PersonResult) {
  if (ord === undefined || dueDate === null) return { kind: "field-result", dueDate: null } as const;
  const asked = events.findLastIndex(({ kind }) => kind === "field_check");
  const seen = new Set(events.slice(asked + 1).flatMap((event) => event.detail.ord ?? []));
  seen.add(ord);
  const records = await tx.findingRecord.findMany({
    where: { findingId: id },
    select: { ord: true, role: true },
  });
  const left = aboutOf(records).filter((record) => !seen.has(record.ord));
  return { kind: "field-result", dueDate: left.length > 0 ? dueDate : null } as const;
}

async function belongs(tx: Tx, { id }: LoadedFinding, { ord, photo }: PersonResult): Promise<void> {
  if (ord !== undefined && (await tx.findingRecord.count({ where: { findingId: id, ord } })) === 0)
    throw badInput("field-result-person");
  if (photo !== undefined && (await tx.attachment.count({ where: { findingId: id, id: photo } })) === 0)
    throw badInput("evidence-not-found");
}

async function checkedValue(
  tx: Tx,
  { snapshotId, regionCode }: LoadedFinding,
  { element, value }: NonNullable<PersonResult["found"]>,
) {
  const checked = proposedValue(element, value, {
    today: officeToday(regionCode),
    codes: await codesFor(snapshotId, tx),
  });
  if (!checked.ok) throw badInput(checked.code);
  return { element, foundValue: checked.value };
}
