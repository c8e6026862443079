import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import type { OpenRule } from "@/lib/dashboard/model/capacity";
import { rows } from "@/lib/db/sql";
import { TIERS } from "@/lib/detectors/kit/tier";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { readPrecision } from "@/lib/oversight/queries/precision";
import { workOf } from "./progress";

const row = z.object({ code: z.string(), tier: z.enum(TIERS), open: z.number() });

/** What is open by rule, under the weightiest tier that its open findings have, with its measured precision. */
export async function openRules(ctx: Ctx, snapshotId: number): Promise<OpenRule[]> {
  authorise(ctx.actor, "summary.view");
  const [found, measured] = await Promise.all([
    rows(
      row,
      sql`
        SELECT
          f.detector AS code,
          (
            array_agg(
              f.tier
              ORDER BY
                f.tier_rank DESC
            )
          ) [1] AS tier,
          count(*)::int AS open
        FROM
          finding f
        WHERE
          ${workOf(ctx, snapshotId)}
          AND f.state = ANY (${[...OPEN_STATES]})
        GROUP BY
          f.detector
        ORDER BY
          f.detector
      `,
    ),
    readPrecision(countedUntil(ctx.actor)),
  ]);
  return found.map((rule) => {
    const known = measured.get(rule.code);
    return { ...rule, precision: known === undefined ? null : known.accepted / known.decided };
  });
}
