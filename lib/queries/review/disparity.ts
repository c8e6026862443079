import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { over, rateOf, type Over, type Rate } from "./quality";

/** kec: kecamatan · sex: L, P · age: the band's first year */
export type DisparityBy = "kec" | "sex" | "age";

export interface Disparity {
  readonly by: DisparityBy;
  readonly group: string;
  /** Voters of the group that stand in a single finding, of all its voters. */
  readonly flagged: Rate;
  /** Voters in accepted findings, of those in decided ones. */
  readonly accepted: Rate;
}

const AGE_BAND = raw("case when v.age is null then null when v.age < 20 then 17 when v.age >= 80 then 80 else v.age / 10 * 10 end");

const place = { kec: z.string().nullable(), sex: z.string().nullable(), age: z.number().nullable() };
const voterRow = z.object({ ...place, voters: z.number() });
const flaggedRow = z.object({ ...place, flagged: z.number(), decided: z.number(), accepted: z.number() });

/** Active voters by kecamatan, sex and age band. A period never changes once it is imported, so a roll is counted once and not at every visit. */
const votersOf = cached((read: ReadRows, snapshotId: number) => read(voterRow, sql`
  select kec_name as kec, sex, age, sum(voters)::int as voters from (
    select coalesce(kec.name, v.kec_key) as kec_name, v.sex, v.age, v.voters from (
      select v.kec_key, v.sex, ${AGE_BAND} as age, count(*)::int as voters from voter_record v where v.snapshot_id = ${snapshotId} and v.active group by 1, 2, 3) v
      left join region_code kec on kec.code = v.kec_key) named group by 1, 2, 3`));

/**
 * Does the burden of being looked at fall evenly (disparitas)? By kecamatan, sex and age band. Findings about groups, TPS and areas are about
 * nobody in particular and left out.
 */
export async function disparity(snapshotId: number, scope: Over, read: ReadRows = onPool): Promise<Disparity[]> {
  const flagged = await read(flaggedRow, sql`
    with flagged as (
      select r.row_no, bool_or(f.state = 'final') as decided, bool_or(f.state = 'final' and f.outcome = 'accepted') as accepted
      from finding f join finding_record r on r.finding_id = f.id and r.snapshot_id = ${snapshotId} and r.role = 'subject'
      where ${over(scope)} and not f.is_group and f.subject_type in ('record', 'records', 'household') group by r.row_no)
    select coalesce(kec.name, v.kec_key) as kec, v.sex, ${AGE_BAND} as age, count(*)::int as flagged, (count(*) filter (where g.decided))::int as decided, (count(*) filter (where g.accepted))::int as accepted
    from flagged g join voter_record v on v.snapshot_id = ${snapshotId} and v.row_no = g.row_no left join region_code kec on kec.code = v.kec_key where v.active group by 1, 2, 3`);
  const voters = await votersOf(read, snapshotId);
  return (["kec", "sex", "age"] as const).flatMap((by) => {
    const groups = new Map<string | number | null, { voters: number; flagged: number; decided: number; accepted: number }>();
    const at = (key: string | number | null) => {
      const known = groups.get(key) ?? { voters: 0, flagged: 0, decided: 0, accepted: 0 };
      groups.set(key, known);
      return known;
    };
    for (const one of voters) at(one[by]).voters += one.voters;
    for (const one of flagged) {
      const group = at(one[by]);
      group.flagged += one.flagged;
      group.decided += one.decided;
      group.accepted += one.accepted;
    }
    return [...groups].sort(([a], [b]) => inOrder(a, b)).map(([group, n]): Disparity => ({ by, group: group?.toString() ?? "–", flagged: rateOf(n.flagged, n.voters), accepted: rateOf(n.accepted, n.decided) }));
  });
}

/** Names by their signs, ages by number, the unknown last. */
function inOrder(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

const MOST_KEPT = 20;

/** Keeps the answers for the periods asked about last. What fails is asked again. */
function cached<T>(ask: (read: ReadRows, snapshotId: number) => Promise<T>): (read: ReadRows, snapshotId: number) => Promise<T> {
  const kept = new Map<number, Promise<T>>();
  return (read, snapshotId) => {
    const answer = kept.get(snapshotId) ?? ask(read, snapshotId);
    kept.delete(snapshotId);
    kept.set(snapshotId, answer);
    answer.catch(() => kept.delete(snapshotId));
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return answer;
  };
}
