import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { assessDetector } from "@/lib/detectors/kit/define";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import { peopleMatch, vanished } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { ledger, unexplained } from "./ledger";

/**
 * Baseline active + new − TMS − vanished must equal the active voters now: exactly, for each desa, and what no
 * desa explains for each kecamatan and the kabupaten. People who moved between desa are counted apart, so that a
 * move is not an error; who vanished is UBH-05's question and not asked again.
 */
export const ubh09 = assessDetector({
  code: "UBH-09",
  version: 2,
  tier: "T",
  subject: "region",
  basis: [SOURCES.identityHolds, SOURCES.pkpu1],
  innocent: ["incompleteFile", "duplicateLinesRemoved"],
  needs: ["nik"],
  needsBaseline: true,
  preparations: [lines, linesBefore, peopleMatch, vanished, changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object({}),
  evidence: z.object({
    level: z.enum(["kabupaten", "kecamatan", "desa"]),
    name: z.string(),
    before: z.int(),
    added: z.int(),
    /** of the new ones, struck off before */
    returned: z.int(),
    struck: z.int(),
    /** gone without a record: asked about one by one */
    vanished: z.int(),
    movedIn: z.int(),
    movedOut: z.int(),
    expected: z.int(),
    after: z.int(),
    difference: z.int(),
  }),
  dispute: ["difference"],
  explain: ({
    level,
    name,
    before,
    added,
    struck,
    vanished: gone,
    movedIn,
    movedOut,
    expected,
    after,
    difference: off,
  }) => ({
    level,
    name,
    before,
    added,
    struck,
    vanished: gone,
    movedIn,
    movedOut,
    expected,
    after,
    difference: Math.abs(off),
    direction: off < 0 ? "less" : "more",
  }),
  async assess(ctx) {
    return unexplained(await ledger(ctx)).map(({ account, off }) => {
      const { level, key, name, before, added, returned, struck, movedIn, movedOut, after } = account;
      return {
        subjectKey: level === "desa" ? `D:${key}` : `A:${key}`,
        areaCode: key,
        score: Math.abs(off),
        evidence: {
          level,
          name,
          before,
          added,
          returned,
          struck,
          vanished: account.vanished,
          movedIn,
          movedOut,
          expected: after - off,
          after,
          difference: off,
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  examples: [
    {
      name: "copyRemoved",
      kind: "fires",
      baseline: [{}, {}, { nik: "3314010502800001" }, { nik: "3314010502800001" }],
      rows: [{}, {}, { nik: "3314010502800001" }],
    },
    {
      name: "newAndStruck",
      kind: "near-miss",
      baseline: [{}, {}, {}],
      rows: [{}, {}, { remark: "TMS 1" }, {}],
    },
    {
      name: "lineLost",
      kind: "innocent",
      baseline: () => Array.from({ length: 6 }, () => ({})),
      rows: () => Array.from({ length: 5 }, () => ({})),
    },
    {
      name: "movedBetweenDesa",
      kind: "innocent",
      baseline: [{}, { desa: "BANARAN" }, {}],
      rows: [{ desa: "BANARAN" }, { desa: "BANARAN" }, {}],
    },
  ],
});
