import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { asked, listed, noLists, provenance, provenanceOf } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = [
  "meninggal",
  "ganda",
  "di-bawah-umur",
  "pindah-keluar",
  "tni-polri",
  "wna",
  "hak-dicabut",
  "perbaikan",
  "tidak-padan",
  "luar-negeri",
  "sarper",
  "tanggapan",
  "coktas",
] as const;

/**
 * A line of a list fits several active voters (siapa yang dimaksud?): a person chooses by the paper, or says that none
 * of them is meant.
 */
export const ruj12 = assessDetector({
  code: "RUJ-12",
  version: 1,
  tier: "I",
  subject: "records",
  basis: [SOURCES.pkpu1],
  innocent: ["namesakes", "notOnTheRoll"],
  needs: ["name"],
  params: z.object({}),
  evidence: z.object(provenance),
  dispute: ["source", "letter", "line"],
  explain: ({ source, letter, line, lists }) => ({ source, letter: letter ?? "-", line, lists }),
  notApplicable: (ctx) => noLists(ctx, KINDS),
  assess: async (ctx) => asked(await listed(ctx, KINDS, "several"), ctx, provenanceOf),
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "twoNamesakes",
      kind: "fires",
      rows: [{}, {}, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "several", rows: [1, 2] }],
        },
      ],
    },
    {
      name: "oneIsSure",
      kind: "near-miss",
      rows: [{}, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "one", rows: [1] }],
        },
      ],
    },
    {
      name: "noneIsLikely",
      kind: "innocent",
      rows: [{}, {}],
      lists: [
        {
          kind: "meninggal",
          source: "Desa Kalangan",
          letter: "470/12",
          lines: [{ state: "none", rows: [1, 2] }],
        },
      ],
    },
  ],
});
