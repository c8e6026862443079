import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { realFindingsOf, settledBefore, type FindingScope } from "@/lib/finding/queries/real-findings";
import { rateOf, type Rate } from "./quality";

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

const AGE_BAND = raw(
  "case when v.age is null then null when v.age < 20 then 17 when v.age >= 80 then 80 else v.age / 10 * 10 end",
);

const place = { kec: z.string().nullable(), sex: z.string().nullable(), age: z.number().nullable() };
const voterRowSchema = z.object({ ...place, voters: z.number() });
const flaggedRowSchema = z.object({
  ...place,
  flagged: z.number(),
  decided: z.number(),
  accepted: z.number(),
});

/**
 * Active voters by kecamatan, sex and age band. A period never changes once it is imported, so a roll is
 * counted once and not at every visit.
 */
const votersOf = cached((read: ReadRows, snapshotId: number) =>
  read(
    voterRowSchema,
    sql`
      SELECT
        kec_name AS kec,
        sex,
        age,
        sum(voters)::int AS voters
      FROM
        (
          SELECT
            coalesce(kec.name, v.kec_key) AS kec_name,
            v.sex,
            v.age,
            v.voters
          FROM
            (
              SELECT
                v.kec_key,
                v.sex,
                ${AGE_BAND} AS age,
                count(*)::int AS voters
              FROM
                voter_record v
              WHERE
                v.snapshot_id = ${snapshotId}
                AND v.active
              GROUP BY
                1,
                2,
                3
            ) v
            LEFT JOIN region_code kec ON kec.code = v.kec_key
        ) named
      GROUP BY
        1,
        2,
        3
    `,
  ),
);

/**
 * Does the burden of being looked at fall evenly (disparitas)? By kecamatan, sex and age band. Findings about
 * groups, TPS and areas are about nobody in particular and left out.
 */
export async function disparity(
  snapshotId: number,
  scope: FindingScope,
  read: ReadRows = onPool,
): Promise<Disparity[]> {
  const { before = null, ...all } = "runId" in scope ? { ...scope, before: null } : scope;
  const settled = sql`(f.state = 'final' ${settledBefore(before)})`;
  const flagged = await read(
    flaggedRowSchema,
    sql`
      WITH
        flagged AS (
          SELECT
            r.row_no,
            bool_or(${settled}) AS decided,
            bool_or(
              ${settled}
              AND f.outcome = 'accepted'
            ) AS accepted
          FROM
            finding f
            JOIN finding_record r ON r.finding_id = f.id
            AND r.snapshot_id = ${snapshotId}
            AND r.role = 'subject'
          WHERE
            ${realFindingsOf(all)}
            AND NOT f.is_group
            AND f.subject_type IN ('record', 'records', 'household')
          GROUP BY
            r.row_no
        )
      SELECT
        coalesce(kec.name, v.kec_key) AS kec,
        v.sex,
        ${AGE_BAND} AS age,
        count(*)::int AS flagged,
        (
          count(*) FILTER (
            WHERE
              g.decided
          )
        )::int AS decided,
        (
          count(*) FILTER (
            WHERE
              g.accepted
          )
        )::int AS accepted
      FROM
        flagged g
        JOIN voter_record v ON v.snapshot_id = ${snapshotId}
        AND v.row_no = g.row_no
        LEFT JOIN region_code kec ON kec.code = v.kec_key
      WHERE
        v.active
      GROUP BY
        1,
        2,
        3
    `,
  );
  const voters = await votersOf(read, snapshotId);
  return (["kec", "sex", "age"] as const).flatMap((by) => {
    const groups = new Map<
      string | number | null,
      { voters: number; flagged: number; decided: number; accepted: number }
    >();
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
    return [...groups]
      .sort(([a], [b]) => inOrder(a, b))
      .map(([group, n]): Disparity => ({
        by,
        group: group?.toString() ?? "–",
        flagged: rateOf(n.flagged, n.voters),
        accepted: rateOf(n.accepted, n.decided),
      }));
  });
}

/** Names by their signs, ages by number, the unknown last. */
function inOrder(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

const MAX_KEPT = 20;

/** Keeps the answers for the periods asked about last. What fails is asked again. */
function cached<T>(
  ask: (read: ReadRows, snapshotId: number) => Promise<T>,
): (read: ReadRows, snapshotId: number) => Promise<T> {
  const kept = new Map<number, Promise<T>>();
  return (read, snapshotId) => {
    const answer = kept.get(snapshotId) ?? ask(read, snapshotId);
    kept.delete(snapshotId);
    kept.set(snapshotId, answer);
    answer.catch(() => kept.delete(snapshotId));
    for (const oldest of kept.keys()) if (kept.size > MAX_KEPT) kept.delete(oldest);
    return answer;
  };
}
