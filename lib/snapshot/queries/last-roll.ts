import sql from "sql-template-tag";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import type { LastRoll } from "@/lib/ingest/plausibility/last-period";
import { countedTotalsSchema } from "@/lib/ingest/shapes";
import { loadRegions } from "@/lib/regions/load-regions";

const countSchema = z.object({ desaKey: z.string(), voters: z.number() });

/**
 * The newest roll of a kabupaten from before a reference date, in numbers, for holding a new one against it; null
 * where there is none. Whoever asks has been asked for the right to import there.
 */
export async function lastRoll(regionCode: string, referenceDate: string): Promise<LastRoll | null> {
  const found = await prisma().snapshot.findFirst({
    where: { regionCode, status: "ready", referenceDate: { lt: new Date(referenceDate) } },
    orderBy: [{ referenceDate: "desc" }, { id: "desc" }],
    select: { id: true, stage: true, period: true, countedTotals: true },
  });
  if (found === null) return null;
  const counts = await rows(
    countSchema,
    sql`
      SELECT
        desa_key AS "desaKey",
        male + female + unknown_sex AS voters
      FROM
        roll_count
      WHERE
        snapshot_id = ${found.id}
      ORDER BY
        desa_key
    `,
  );
  const regions = loadRegions();
  return {
    name: `${found.stage} ${found.period}`,
    totals: countedTotalsSchema.parse(found.countedTotals),
    desa: counts.map(({ desaKey, voters }) => [desaKey, voters]),
    holding: (numbers) => holding(found.id, numbers),
    nameOf: (key) => regions.nameOf(key)?.toUpperCase() ?? key,
  };
}

async function holding(snapshotId: number, numbers: readonly string[]): Promise<number> {
  const [found] = await rows(
    z.object({ people: z.number() }),
    sql`
      SELECT
        count(DISTINCT nik_ok)::int AS people
      FROM
        voter_record
      WHERE
        snapshot_id = ${snapshotId}
        AND nik_ok = ANY (${[...numbers]})
    `,
  );
  return found?.people ?? 0;
}
