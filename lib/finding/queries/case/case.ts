import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { inScopeSql } from "@/lib/access/scope-sql";
import { visibilityOf } from "@/lib/access/visibility";
import { rows } from "@/lib/db/sql";
import { onPool } from "@/lib/db/tx-rows";
import { asksTheSame, elementsInDispute, type Relation } from "@/lib/finding/model/case/asks";
import { decisionFacts, findingVisibility } from "@/lib/finding/model/machine/visibility";
import { isJudgeable } from "@/lib/finding/model/state";
import { isComparison } from "@/lib/finding/queries/catalogue";
import { reachableFinding } from "@/lib/finding/queries/load";
import { sentenceValues } from "@/lib/finding/queries/opened/evidence";
import { queueLines } from "@/lib/finding/queries/queue/page";
import type { QueueRow } from "@/lib/finding/queries/queue/row";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import { caseMembers } from "./members";
import { personPast, type PastFinding } from "./past";

/** Another finding of the case, as this person may know it. */
export interface CaseFinding extends QueueRow {
  readonly relation: Relation;
  /** ICU arguments of the rule's sentence; null where it may not be shown yet, or says something else */
  readonly sentence: Readonly<Record<string, string | number>> | null;
  /** its first judgement, blind, is still to be given by this person */
  readonly blind: boolean;
  /** one answer can be right for both, and may be given to both at once */
  readonly same: boolean;
}

/** What else is asked about the same person, family or place, and what was asked before (kasus). */
export interface CaseView {
  /** before a blind first judgement only the number of others is told: that there are some leads nobody */
  readonly blind: boolean;
  readonly count: number;
  readonly others: readonly CaseFinding[];
  readonly past: readonly PastFinding[];
}

/** @throws UserError not-found, or forbidden outside the person's area */
export async function caseOf(ctx: Ctx, findingId: number): Promise<CaseView> {
  const finding = await reachableFinding(ctx, findingId);
  const members = await caseMembers(onPool, findingId);
  const { evidence: seen } = findingVisibility(ctx.actor, finding);
  const facts = await factsOf(ctx, [findingId, ...members.map(({ id }) => id)]);
  const within = members.filter(({ id }) => facts.has(id));
  if (!seen) return { blind: true, count: within.length, others: [], past: [] };
  const lines = new Map(
    (
      await queueLines(
        ctx,
        within.map(({ id }) => id),
      )
    ).map((line) => [line.id, line]),
  );
  const own = question(finding.detector, facts.get(findingId)?.evidence ?? {});
  const others = within.flatMap(({ id, relation }): CaseFinding[] => {
    const line = lines.get(id);
    const evidence = facts.get(id)?.evidence ?? {};
    if (line === undefined) return [];
    const visible = visibilityOf(
      ctx.actor,
      decisionFacts(line.state, isComparison(line.detector), line.judgedByMe),
    ).evidence;
    return [
      {
        ...line,
        relation,
        blind: !visible,
        sentence: visible && !line.isGroup ? sentenceValues(line.detector, evidence) : null,
        same:
          line.tier !== "T" &&
          isJudgeable(line.state) &&
          line.isGroup === finding.isGroup &&
          asksTheSame(own, question(line.detector, evidence), relation),
      },
    ];
  });
  return { blind: false, count: others.length, others, past: await personPast(ctx, findingId) };
}

const question = (detector: string, evidence: Readonly<Record<string, unknown>>) => ({
  detector,
  elements: elementsInDispute(detector, evidence, COMPARED_COLUMNS),
});

const factsSchema = z.object({ id: z.number(), evidence: z.record(z.string(), z.unknown()) });

/** Evidence of those that lie in the person's area. */
async function factsOf({ actor }: Ctx, ids: readonly number[]) {
  const found = await rows(
    factsSchema,
    sql`
      SELECT
        f.id,
        CASE
          WHEN f.is_group THEN '{}'::jsonb
          ELSE f.evidence
        END AS evidence
      FROM
        finding f
      WHERE
        f.id = ANY (${[...ids]}::INT[]) ${inScopeSql(actor)}
    `,
  );
  return new Map(found.map((fact) => [fact.id, fact]));
}
