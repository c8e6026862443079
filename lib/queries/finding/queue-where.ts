import sql, { empty, type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/domain/actor";
import type { QueueFilter } from "@/lib/domain/finding-input";
import type { Branch } from "./queue-branches";
import { likePattern } from "./text-matches";

const HOLDER: Readonly<Record<NonNullable<QueueFilter["holder"]>, (me: string) => Sql>> = {
  anyone: () => sql` and f.claimed_by is not null and f.claimed_until > now()`,
  me: (me) => sql` and f.claimed_by = ${me} and f.claimed_until > now()`,
  nobody: () => sql` and (f.claimed_by is null or f.claimed_until <= now())`,
};

const ASSIGNED: Readonly<Record<NonNullable<QueueFilter["assigned"]>, (me: string) => Sql>> = {
  me: (me) => sql` and f.assigned_to = ${me}`,
  nobody: () => sql` and f.assigned_to is null`,
  someone: () => sql` and f.assigned_to is not null`,
};

/**
 * Conditions over `f` that are tested within the ranges.
 * @param among the only findings that are meant, where they are known already
 */
export function queueWhere(actor: Actor, filter: QueueFilter, branches: readonly Branch[], among: readonly number[] | null = null): Sql {
  const parts: (Sql | false | undefined)[] = [
    filter.outcome !== undefined && outcomeIs(actor, filter.outcome),
    detectorIs(filter.detectors ?? [], branches),
    filter.tiers !== undefined && filter.tiers.length > 0 && sql` and f.tier = any(${filter.tiers})`,
    filter.tpsNo !== undefined && sql` and f.tps_no = ${filter.tpsNo}`,
    // Written so that no index is asked: `fewMatches` has found that the text is common, and the order comes from another one.
    filter.text !== undefined && among === null && sql` and (f.search_text || '') like ${likePattern(filter.text)}`,
    among !== null && sql` and f.id = any(${among}::int[])`,
    filter.holder !== undefined && HOLDER[filter.holder](actor.id),
    filter.assigned !== undefined && ASSIGNED[filter.assigned](actor.id),
    filter.minAgeDays !== undefined && sql` and f.created_at <= now() - make_interval(days => ${filter.minAgeDays}::int)`,
    filter.dueBefore !== undefined && dueBy(filter.dueBefore, branches),
    filter.runId !== undefined && inRun(filter.runId),
  ];
  return parts.reduce<Sql>((all, part) => (part ? sql`${all}${part}` : all), empty);
}

/** One is an equality, so that an index can give its findings in order; what the ranges say is not said twice, or the planner takes it for much rarer than it is. */
function detectorIs(codes: readonly string[], branches: readonly Branch[]): Sql | false {
  if (codes.length === 0 || branches.every((branch) => branch.detector !== undefined)) return false;
  return codes.length === 1 ? sql` and f.detector = ${codes[0]}` : sql` and f.detector = any(${codes})`;
}

/** Within a kecamatan or desa the index of the place is the narrower one, but the planner thinks due dates as rare there as anywhere: `coalesce` hides them from the indexes of due dates. */
const dueBy = (day: string, branches: readonly Branch[]): Sql =>
  branches.some((branch) => branch.kec ?? branch.desa) ? sql` and coalesce(f.due_date, 'infinity') <= ${day}::date` : sql` and f.due_date <= ${day}::date`;

/** A reviewer may not look for what others have judged before it is final. */
const outcomeIs = (actor: Actor, outcome: string): Sql =>
  actor.role === "verifikator"
    ? sql` and f.outcome = ${outcome} and (f.state = 'final' or f.decided_by = ${actor.id})`
    : sql` and f.outcome = ${outcome}`;

/** Known answers belong to no run; asking for a run must not give them away. They are few and looked up once, not for every finding. */
const inRun = (runId: number): Sql =>
  sql` and coalesce((select true from run_finding r where r.run_id = ${runId} and r.finding_id = f.id), f.id = any(array(select k.finding_id from known_answer k where k.run_id = ${runId})))`;
