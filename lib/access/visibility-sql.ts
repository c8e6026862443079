import sql, { empty, type Sql } from "sql-template-tag";
import type { Actor } from "./actor";
import { can } from "./permissions";

/**
 * `sightOf` as a condition over finding `f`, beginning with ` and `: the judgement in force is one that the
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
