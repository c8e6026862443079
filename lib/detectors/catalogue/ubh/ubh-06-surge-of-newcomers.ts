import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { named, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { ownHistory } from "@/lib/detectors/kit/own-history";
import { newcomers } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { desaSurges, localSurges, surgeEvidence, surgeParams } from "@/lib/detectors/kit/surge";
import type { Cell } from "@/lib/detectors/kit/surge";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { newPerson, surgeExplain } from "./surge-examples";

/**
 * Share of newcomers since the baseline: desa against all desa and their own past, TPS and RT against the
 * rest of their desa.
 */
export const ubh06 = assessDetector({
  code: "UBH-06",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.spiegelhalter, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["newHousing", "turning17", "postponedWork"],
  needs: ["nik", "desa"],
  needsBaseline: true,
  preparations: [lines, newcomers, ownHistory, changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object(surgeParams),
  evidence: surgeEvidence,
  dispute: [],
  explain: surgeExplain,
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const cells = await ctx.query<Cell>(sql`
      ${named(
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
                    ${tableOf(ctx, newcomers)}
                )
            )::int AS y
          FROM
            ${tableOf(ctx, lines)} v
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
      )}
      ORDER BY
        1,
        c.tps,
        c.rw,
        c.rt
    `);
    return [
      ...(await desaSurges(ctx, cells, "added")),
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
      rows: () =>
        desaRows(12, 50, (desa, n) =>
          desa === 4 ? (n < 30 ? newPerson(desa, n) : {}) : n < 1 ? newPerson(desa, n) : {},
        ),
    },
    {
      name: "aLittleMore",
      kind: "near-miss",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 4 : 2) ? newPerson(desa, n) : {})),
    },
    {
      name: "everywhere",
      kind: "innocent",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (desa, n) => (n < 10 ? newPerson(desa, n) : {})),
    },
  ],
});
