import sql from "sql-template-tag";
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

const row = z.object({ level: z.number(), kec: z.string().nullable(), sex: z.string().nullable(), age: z.number().nullable(), voters: z.number(), flagged: z.number(), decided: z.number(), accepted: z.number() });

/**
 * Does the burden of being looked at fall evenly (disparitas)? By kecamatan, sex and age band. Findings about groups, TPS and areas are about
 * nobody in particular and left out. Reads the roll of the period once.
 */
export async function disparity(snapshotId: number, scope: Over, read: ReadRows = onPool): Promise<Disparity[]> {
  const found = await read(row, sql`
    with flagged as (
      select r.row_no, bool_or(f.state = 'final') as decided, bool_or(f.state = 'final' and f.outcome = 'accepted') as accepted
      from finding f join finding_record r on r.finding_id = f.id and r.snapshot_id = ${snapshotId} and r.role = 'subject'
      where ${over(scope)} and not f.is_group and f.subject_type in ('record', 'records', 'household') group by r.row_no),
    people as (
      select coalesce(kec.name, v.kec_key) as kec, v.sex, case when v.age is null then null when v.age < 20 then 17 when v.age >= 80 then 80 else v.age / 10 * 10 end as age,
        g.row_no is not null as flagged, coalesce(g.decided, false) as decided, coalesce(g.accepted, false) as accepted
      from voter_record v left join flagged g on g.row_no = v.row_no left join region_code kec on kec.code = v.kec_key
      where v.snapshot_id = ${snapshotId} and v.active)
    select grouping(kec, sex, age) as level, kec, sex, age, count(*)::int as voters, (count(*) filter (where flagged))::int as flagged, (count(*) filter (where decided))::int as decided,
      (count(*) filter (where accepted))::int as accepted
    from people group by grouping sets ((kec), (sex), (age)) order by 1, 2, 3, 4`);
  return found.map((entry): Disparity => {
    const by: DisparityBy = entry.level === 3 ? "kec" : entry.level === 5 ? "sex" : "age";
    const group = by === "kec" ? entry.kec : by === "sex" ? entry.sex : entry.age?.toString();
    return { by, group: group ?? "–", flagged: rateOf(entry.flagged, entry.voters), accepted: rateOf(entry.accepted, entry.decided) };
  });
}
