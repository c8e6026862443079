import sql, { join, raw } from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { named, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { ELEMENTS, ownHistory } from "@/lib/detectors/kit/own-history";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { desaSurges, surgeEvidence, surgeParams } from "@/lib/detectors/kit/surge";
import type { Cell } from "@/lib/detectors/kit/surge";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Candidate } from "@/lib/detectors/kit/types";
import { surgeExplain } from "./surge-examples";

const evidence = surgeEvidence.extend({ element: z.enum(ELEMENTS) });

/**
 * One element (name, birth date, sex, address, NKK, TPS) changed for unusually many people of one desa:
 * tampering hides in a total, not in a field × desa.
 */
export const ubh08 = assessDetector({
  code: "UBH-08",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.spiegelhalter, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["correctionCampaign", "renamedStreets", "newForm"],
  needs: ["nik", "desa"],
  needsBaseline: true,
  preparations: [peopleMatch, ownHistory, changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object(surgeParams),
  evidence,
  dispute: ["element"],
  explain: (found) => ({ ...surgeExplain(found), element: found.element }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const stays = raw("m.b_desa = m.c_desa");
    const counted = join(
      ELEMENTS.map(
        (element) => sql`
          count(*) FILTER (
            WHERE
              ${raw(`m.d_${element}`)}
              AND (${element === "address" || element === "tps" ? stays : raw("true")})
          )::int AS ${raw(`d_${element}`)}
        `,
      ),
      ", ",
    );
    const cells = await ctx.query<Cell & Record<`d_${(typeof ELEMENTS)[number]}`, number>>(sql`
      ${named(
        ctx,
        sql`
          SELECT
            m.c_desa AS desa_key,
            NULL::int AS tps,
            NULL::int AS rt,
            NULL::int AS rw,
            count(*)::int AS n,
            ${counted}
          FROM
            ${tableOf(ctx, peopleMatch)} m
          WHERE
            m.main
            AND m.step = 1
            AND m.b_active
            AND m.c_active
            AND m.c_desa <> ''
          GROUP BY
            m.c_desa
        `,
      )}
      ORDER BY
        1
    `);
    const found: Candidate<z.infer<typeof evidence>>[] = [];
    for (const element of ELEMENTS) {
      const surges = await desaSurges(
        ctx,
        cells.map((cell) => ({ ...cell, y: cell[`d_${element}`] })),
        `d_${element}`,
        element,
      );
      found.push(...surges.map((surge) => ({ ...surge, evidence: { ...surge.evidence, element } })));
    }
    return found;
  },
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "addresses",
      kind: "fires",
      baseline: () => desaRows(12, 50),
      rows: () =>
        desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 35 : 1) ? { address: "JL BARU NO 7" } : {})),
    },
    {
      name: "aFewNames",
      kind: "near-miss",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 4 : 2) ? { name: "NAMA BENAR" } : {})),
    },
    {
      name: "everywhere",
      kind: "innocent",
      baseline: () => desaRows(12, 50),
      rows: () => desaRows(12, 50, () => ({ address: "DUSUN KRAJAN" })),
    },
  ],
});
