import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { difference, ledger } from "./ledger";

/**
 * Baseline active + new − TMS must equal the active voters now: exactly, for the kabupaten, each kecamatan
 * and each desa. People who moved between desa are counted apart, so that a move is not an error.
 */
export const ubh09 = assessDetector({
  code: "UBH-09",
  version: 1,
  tier: "T",
  subject: "region",
  basis: [SOURCES.identityHolds, SOURCES.pkpu1],
  innocent: ["incompleteFile", "duplicateLinesRemoved"],
  needs: ["nik"],
  needsBaseline: true,
  preparations: [lines, linesBefore, peopleMatch],
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
    movedIn: z.int(),
    movedOut: z.int(),
    expected: z.int(),
    after: z.int(),
    difference: z.int(),
  }),
  dispute: ["difference"],
  explain: ({ level, name, before, added, struck, movedIn, movedOut, expected, after, difference: off }) => ({
    level,
    name,
    before,
    added,
    struck,
    movedIn,
    movedOut,
    expected,
    after,
    difference: Math.abs(off),
    direction: off < 0 ? "less" : "more",
  }),
  async assess(ctx) {
    return (await ledger(ctx)).flatMap((account) => {
      const off = difference(account);
      if (off === 0) return [];
      const { level, key, name, before, added, returned, struck, movedIn, movedOut, after } = account;
      return [
        {
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
            movedIn,
            movedOut,
            expected: after - off,
            after,
            difference: off,
          },
        },
      ];
    });
  },
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  examples: [
    {
      name: "lineLost",
      kind: "fires",
      baseline: () => Array.from({ length: 6 }, () => ({})),
      rows: () => Array.from({ length: 5 }, () => ({})),
      findings: 3,
    },
    {
      name: "newAndStruck",
      kind: "near-miss",
      baseline: [{}, {}, {}],
      rows: [{}, {}, { remark: "TMS 1" }, {}],
    },
    {
      name: "movedBetweenDesa",
      kind: "innocent",
      baseline: [{}, { desa: "BANARAN" }, {}],
      rows: [{ desa: "BANARAN" }, { desa: "BANARAN" }, {}],
    },
  ],
});
