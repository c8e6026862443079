import sql from "sql-template-tag";
import { z } from "zod";
import { areaRate, perThousand } from "@/lib/dashboard/model/area-rate";
import { cartogram } from "@/lib/dashboard/model/cartogram";
import { desaOf } from "@/lib/dashboard/queries/areas";
import type { ReadRows } from "@/lib/db/tx-rows";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";
import type { ReportMap } from "@/lib/report/model/report";

const countSchema = z.object({ key: z.string(), k: z.number(), n: z.number() });

/** Findings of 1,000 voters, desa by desa, at the places of the map; null until the roll has been counted. */
export async function mapPart(
  scope: RunScope,
  { id, regionCode }: { readonly id: number; readonly regionCode: string },
  read: ReadRows,
): Promise<ReportMap | null> {
  const found = await read(
    countSchema,
    sql`
      SELECT
        c.desa_key AS key,
        c.male + c.female + c.unknown_sex AS n,
        (
          SELECT
            count(*)::int
          FROM
            finding f
          WHERE
            f.desa_key = c.desa_key
            AND f.state <> 'split'
            AND ${realFindingsOf(scope)}
        ) AS k
      FROM
        roll_count c
      WHERE
        c.snapshot_id = ${id}
      ORDER BY
        c.desa_key
    `,
  );
  if (found.length === 0) return null;
  const [cases, people] = [
    found.reduce((all, { k }) => all + k, 0),
    found.reduce((all, { n }) => all + n, 0),
  ];
  const regionRate = perThousand(cases, people).rate ?? 0;
  return {
    layout: cartogram(await desaOf(regionCode, read)),
    regionRate,
    areas: found.map(({ key, k, n }) => ({ key, ...areaRate(k, n, regionRate) })),
  };
}
