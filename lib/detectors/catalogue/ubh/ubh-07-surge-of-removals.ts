import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { named, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { linesBefore } from "@/lib/detectors/kit/lines";
import { ownHistory } from "@/lib/detectors/kit/own-history";
import { peopleMatch, vanished } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { desaSurges, localSurges, surgeEvidence, surgeParams } from "@/lib/detectors/kit/surge";
import type { Cell } from "@/lib/detectors/kit/surge";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { surgeExplain } from "./surge-examples";

/**
 * Share of the baseline's voters who are struck off (TMS) or vanished now, by the desa, TPS and RT where they
 * stood.
 */
export const ubh07 = assessDetector({
  code: "UBH-07",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.spiegelhalter, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["overdueCleanUp", "movedSettlement"],
  needs: ["nik", "desa"],
  needsBaseline: true,
  preparations: [linesBefore, peopleMatch, vanished, ownHistory, changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object(surgeParams),
  evidence: surgeEvidence,
  dispute: [],
  explain: surgeExplain,
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const people = tableOf(ctx, peopleMatch);
    const cells = await ctx.query<Cell>(sql`
      WITH
        gone AS MATERIALIZED (
          SELECT
            row_no
          FROM
            ${tableOf(ctx, vanished)}
          UNION
          SELECT
            m.b
          FROM
            ${people} m
          WHERE
            m.b IN (
              SELECT
                s.b
              FROM
                ${people} s
              WHERE
                NOT s.c_active
            )
          GROUP BY
            m.b
          HAVING
            NOT bool_or(m.c_active)
        ) ${named(
          ctx,
          sql`
            SELECT
              v.desa_key,
              v.tps_no::int AS tps,
              v.rt_no::int AS rt,
              v.rw_no::int AS rw,
              count(*)::int AS n,
              count(*) FILTER (
                WHERE
                  v.row_no IN (
                    SELECT
                      row_no
                    FROM
                      gone
                  )
              )::int AS y
            FROM
              ${tableOf(ctx, linesBefore)} v
            WHERE
              v.active
              AND NOT v.masked
              AND v.desa_key <> ''
            GROUP BY
              v.desa_key,
              v.tps_no,
              v.rt_no,
              v.rw_no
          `,
          "baseline",
        )}
      ORDER BY
        1,
        c.tps,
        c.rw,
        c.rt
    `);
    return [
      ...(await desaSurges(ctx, cells, "removed")),
      ...localSurges(ctx, cells, "tps"),
      ...localSurges(ctx, cells, "rt"),
    ];
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL", "UNGGAH-ULANG"],
  examples: [
    {
      name: "surge",
      kind: "fires",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 30 : 1) ? { remark: "TMS 5" } : {})),
    },
    {
      name: "aLittleMore",
      kind: "near-miss",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 4 : 2) ? { remark: "TMS 4" } : {})),
    },
    {
      name: "everywhere",
      kind: "innocent",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (_, n) => (n < 10 ? { remark: "TMS 1" } : {})),
    },
  ],
});
