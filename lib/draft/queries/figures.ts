import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { DraftFacts, Figures } from "@/lib/draft/model/draft";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { realFindingsOf } from "@/lib/finding/queries/real-findings";
import { cameOf, differenceOf, leftOf, sumRows, totalOf } from "@/lib/recap/model/recap";
import { recapRowsOf } from "@/lib/recap/queries/model";
import { lettersOf } from "@/lib/register/queries/letters";

const countSchema = z.object({
  total: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  open: z.number(),
  signed: z.number(),
});

/** What a draft about a period is written from, of one moment: sums of the whole region. */
export async function draftFigures(snapshotId: number, read: ReadRows): Promise<Figures> {
  const [counts] = await read(
    countSchema,
    sql`
      SELECT
        count(*)::int AS total,
        count(*) FILTER (
          WHERE
            f.state = 'final'
            AND f.outcome = 'accepted'
        )::int AS accepted,
        count(*) FILTER (
          WHERE
            f.state = 'final'
            AND f.outcome = 'rejected'
        )::int AS rejected,
        count(*) FILTER (
          WHERE
            f.state = ANY (${[...OPEN_STATES]})
        )::int AS open,
        count(*) FILTER (
          WHERE
            f.signed_at IS NOT NULL
        )::int AS signed
      FROM
        finding f
      WHERE
        ${realFindingsOf({ snapshotId })}
        AND f.state <> 'split'
    `,
  );
  const { rows } = await recapRowsOf(snapshotId, read);
  const sum = sumRows(rows, "");
  const letters = await lettersOf(snapshotId, read);
  return {
    ...countSchema.parse(counts),
    kecamatan: rows.length,
    desa: sum.desa,
    opening: totalOf(sum.opening),
    left: totalOf(leftOf(sum)),
    came: totalOf(cameOf(sum)),
    changed: sum.changed,
    closing: totalOf(sum.closing),
    male: sum.closing.L,
    female: sum.closing.P,
    difference: totalOf(differenceOf(sum)),
    letters: letters.length,
    points: letters.reduce((all, { points }) => all + points.length, 0),
    answered: letters.filter(({ answer }) => answer !== null).length,
  };
}

/** Of which office and period. Null where the period is gone. */
export async function draftFacts(
  snapshotId: number,
  read: ReadRows,
): Promise<(DraftFacts & { readonly regionCode: string }) | null> {
  const [found] = await read(
    z.object({ regionCode: z.string(), region: z.string(), period: z.string() }),
    sql`
      SELECT
        s.region_code AS "regionCode",
        coalesce(r.name, s.region_code) AS region,
        s.stage || ' ' || s.period AS period
      FROM
        snapshot s
        LEFT JOIN region_code r ON r.code = s.region_code
      WHERE
        s.id = ${snapshotId}
    `,
  );
  return found ?? null;
}
