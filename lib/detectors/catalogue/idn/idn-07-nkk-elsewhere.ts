import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject, nkk, outsideFiles } from "@/lib/detectors/kit/sql";
import { homeCodes } from "@/lib/regions/former-codes";

/**
 * A family card issued by another kabupaten. Unlike the NIK, the NKK changes on moving, so this says
 * something about where the family lives.
 */
export const idn07 = recordDetector({
  code: "IDN-07",
  version: 2,
  tier: "S",
  subject: "record",
  basis: [SOURCES.nkkChanges, SOURCES.dki2017, SOURCES.kk2017],
  innocent: ["newArrival", "formerKabupaten"],
  needs: ["nkk"],
  params: z.object({
    /** Further codes whose family cards are its own; the former codes of the kabupaten are known. */
    formerCodes: z.array(z.string().regex(/^\d{4}$/)).default([]),
  }),
  evidence: z.object({ prefix: z.string().length(4), region: z.string().length(4) }),
  dispute: ["prefix"],
  supersededBy: ["IDN-06"],
  followUps: ["TMS-4", "UBAH", "KOORDINASI-DUKCAPIL"],
  where: ({ params, snapshot, exchangedFiles }) => sql`
    v.active
    AND v.nkk_ok IS NOT NULL
    AND ${outsideFiles(exchangedFiles)}
    AND ${nkk.kabupaten} <> ALL (${[...homeCodes(snapshot.regionCode)]}::TEXT[])
    AND ${nkk.kabupaten} <> ALL (${params.formerCodes}::TEXT[])
  `,
  evidenceSql: () => jsonObject({ prefix: nkk.kabupaten, region: sql`v.region_code` }),
  examples: [
    { name: "otherKabupaten", kind: "fires", rows: [{ nkk: "3313011203150002" }, {}] },
    { name: "nikElsewhere", kind: "near-miss", rows: [{ nik: "3171011203850002" }] },
    {
      name: "newArrival",
      kind: "innocent",
      findings: 1,
      rows: [{ nkk: "3372011203150002", source: "BARU" }, {}],
    },
    {
      name: "formerCode",
      kind: "innocent",
      snapshot: { regionCode: "6571" },
      rows: [{ nkk: "6473011203150002" }, { nkk: "6404011203150002" }],
    },
    {
      name: "formerKabupaten",
      kind: "innocent",
      rows: [{ nkk: "3313011203150002" }],
      params: { formerCodes: ["3313"] },
    },
  ],
});
