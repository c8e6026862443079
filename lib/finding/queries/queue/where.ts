import sql, { empty, type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/access/actor";
import { judgementSeenSql } from "@/lib/access/visibility-sql";
import type { QueueFilter } from "@/lib/finding/model/queue/filter";
import { controlsOfRun } from "@/lib/finding/queries/controls";
import { nobodyLeft } from "./nobody-left";
import { IS_FORWARDED } from "@/lib/finding/queries/case/forwarded";
import type { Branch } from "./branches";
import { nameContains } from "./text-matches";

/** Whoever was unsure, or judged first of two, is not asked again in the same round. */
export const waitsForAnother = (me: string): Sql => sql`
  AND (
    f.state NOT IN ('unsure', 'second_review')
    OR NOT EXISTS (
      SELECT
        1
      FROM
        judgement j
      WHERE
        j.finding_id = f.id
        AND j.actor_id = ${me}
        AND j.round = f.round
    )
  )
`;

const HOLDER: Readonly<Record<NonNullable<QueueFilter["holder"]>, (me: string) => Sql>> = {
  anyone: () => sql`
    AND f.claimed_by IS NOT NULL
    AND f.claimed_until > now()
  `,
  me: (me) => sql`
    AND f.claimed_by = ${me}
    AND f.claimed_until > now()
  `,
  nobody: (me) => sql`
    AND (
      f.claimed_by IS NULL
      OR f.claimed_until <= now()
    ) ${waitsForAnother(me)}
  `,
};

const ASSIGNED: Readonly<Record<NonNullable<QueueFilter["assigned"]>, (me: string) => Sql>> = {
  me: (me) => sql` AND f.assigned_to = ${me}`,
  nobody: () => sql` AND f.assigned_to IS NULL`,
  someone: () => sql` AND f.assigned_to IS NOT NULL`,
  free: (me) => sql`
    AND (
      f.assigned_to IS NULL
      OR f.assigned_to = ${me}
    )
  `,
  colleague: (me) => sql` AND f.assigned_to <> ${me}`,
};

/**
 * Conditions over `f` that are tested within the ranges.
 * @param among the only findings that are meant, where they are known already
 */
export function queueWhere(
  actor: Actor,
  filter: QueueFilter,
  branches: readonly Branch[],
  among: readonly number[] | null = null,
): Sql {
  const parts: (Sql | false | undefined)[] = [
    filter.outcome !== undefined && outcomeIs(actor, filter.outcome),
    detectorIs(filter.detectors ?? [], branches),
    filter.tiers !== undefined && filter.tiers.length > 0 && sql` AND f.tier = ANY (${filter.tiers})`,
    filter.tpsNo !== undefined && sql` AND f.tps_no = ${filter.tpsNo}`,
    filter.text !== undefined &&
      (among === null || filter.judged !== undefined) &&
      sql` AND ${nameContains(filter.text)}`,
    among !== null && sql` AND f.id = ANY (${among}::INT[])`,
    filter.holder !== undefined && HOLDER[filter.holder](actor.id),
    filter.assigned !== undefined && ASSIGNED[filter.assigned](actor.id),
    filter.stuck === true && sql` AND ${nobodyLeft()}`,
    filter.forwarded !== undefined &&
      (filter.forwarded ? sql` AND ${IS_FORWARDED}` : sql` AND NOT ${IS_FORWARDED}`),
    filter.decidedBy !== undefined && judgedBy(actor, filter.decidedBy),
    filter.paper !== undefined && paperIs(actor, filter.paper),
    filter.minAgeDays !== undefined &&
      sql` AND f.created_at <= now() - make_interval(days => ${filter.minAgeDays}::int)`,
    filter.dueBefore !== undefined && dueBy(filter.dueBefore, branches),
    filter.runId !== undefined && inRun(filter.runId),
  ];
  return parts.reduce<Sql>((all, part) => (part ? sql`${all}${part}` : all), empty);
}

/**
 * One is an equality, so that an index can give its findings in order; what the ranges say is not said twice,
 * or the planner takes it for much rarer than it is.
 */
function detectorIs(codes: readonly string[], branches: readonly Branch[]): Sql | false {
  if (codes.length === 0 || branches.every((branch) => branch.detector !== undefined)) return false;
  return codes.length === 1 ? sql` AND f.detector = ${codes[0]}` : sql` AND f.detector = ANY (${codes})`;
}

/**
 * Within a kecamatan or desa the index of the place is the narrower one, but the planner thinks due dates as
 * rare there as anywhere: `coalesce` hides them from the indexes of due dates.
 */
const dueBy = (day: string, branches: readonly Branch[]): Sql =>
  branches.some((branch) => branch.kec ?? branch.desa)
    ? sql` AND coalesce(f.due_date, 'infinity') <= ${day}::date`
    : sql` AND f.due_date <= ${day}::date`;

/** Nobody may look for a judgement that they may not see. */
const outcomeIs = (actor: Actor, outcome: string): Sql => sql`
  AND f.outcome = ${outcome} ${judgementSeenSql(actor)}
`;

const judgedBy = (actor: Actor, username: string): Sql => sql`
  AND f.decided_by = (
    SELECT
      u.id
    FROM
      "user" u
    WHERE
      u.username = ${username}
  ) ${judgementSeenSql(actor)}
`;

/** The paper as named with the judgement, or as it came later. */
const paperIs = (actor: Actor, paper: string): Sql => sql`
  AND (
    SELECT
      j.follow_up -> 'paper' ->> 'kind'
    FROM
      judgement j
    WHERE
      j.finding_id = f.id
      AND j.round = f.round
      AND j.kind IN ('decision', 'second_blind', 'paper')
      AND j.follow_up ? 'paper'
    ORDER BY
      j.id DESC
    LIMIT
      1
  ) = ${paper} ${judgementSeenSql(actor)}
`;

/**
 * Known answers belong to no run; asking for a run must not give them away. They are few and looked up once,
 * not for every finding.
 */
const inRun = (runId: number): Sql => sql`
  AND coalesce(
    (
      SELECT
        TRUE
      FROM
        run_finding r
      WHERE
        r.run_id = ${runId}
        AND r.finding_id = f.id
    ),
    f.id = ANY (
      array(
        SELECT
          finding_id
        FROM
          (${controlsOfRun(runId)}) k
      )
    )
  )
`;
