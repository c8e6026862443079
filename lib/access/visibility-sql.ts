import sql, { empty, type Sql } from "sql-template-tag";
import type { Actor } from "./actor";
import { can } from "./permissions";

/**
 * `visibilityOf` as a condition over finding `f`, beginning with ` and `: the judgement in force is one that the
 * actor may see. While a judgement is still to be given the stored columns hold none, so that the states that
 * wait need no word here.
 */
export const judgementSeenSql = (actor: Actor): Sql =>
  can(actor, "finding.read-others")
    ? empty
    : sql`
        AND (
          f.state = 'final'
          OR f.decided_by = ${actor.id}
        )
      `;

/** A finding `f` that this actor has judged in the round that is open. */
const judgedBy = (actor: Actor): Sql => sql`
  EXISTS (
    SELECT
      1
    FROM
      judgement own
    WHERE
      own.finding_id = f.id
      AND own.round = f.round
      AND own.actor_id = ${actor.id}
      AND own.kind IN ('blind', 'decision', 'second_blind')
      AND (
        own.kind <> 'blind'
        OR f.state <> 'second_review'
      )
  )
`;

/**
 * `visibilityOf` over finding `f`: its judgements are still nobody's but their authors'. Only comparisons have a
 * first, blind answer.
 */
export const openBlindSql = (actor: Actor): Sql => sql`
  (
    f.state = 'second_review'
    OR (
      f.state NOT IN ('final', 'awaiting_signoff', 'split')
      AND EXISTS (
        SELECT
          1
        FROM
          judgement blind
        WHERE
          blind.finding_id = f.id
          AND blind.kind = 'blind'
      )
    )
  )
  AND NOT ${judgedBy(actor)}
`;

/** A second review `f` that this actor could be asked for: nothing may tell it from a new finding. */
export const secretSecondReviewSql = (actor: Actor): Sql =>
  can(actor, "finding.judge-second")
    ? sql`
        f.state = 'second_review'
        AND NOT ${judgedBy(actor)}
      `
    : sql`FALSE`;
