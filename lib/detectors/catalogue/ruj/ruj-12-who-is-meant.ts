import { assessDetector } from "@/lib/detectors/kit/define";
import { list } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { asked, listed, provenanceOf, provenanceSchema } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = [
  "meninggal",
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
  version: 2,
  tier: "I",
  subject: "records",
  basis: [SOURCES.pkpu1],
  innocent: ["namesakes", "notOnTheRoll"],
  ...ofLists(KINDS),
  evidence: provenanceSchema,
  assess: async (ctx) => asked(await listed(ctx, KINDS, { state: "several" }), ctx, provenanceOf),
  supersededBy: [],
  followUps: [
    "TMS-1",
    "TMS-3",
    "TMS-4",
    "TMS-6",
    "TMS-7",
    "WNA",
    "HAK-PILIH-DICABUT",
    "UBAH",
    "KOORDINASI-DUKCAPIL",
  ],
  examples: [
    {
      name: "twoNamesakes",
      kind: "fires",
      rows: [{}, {}, {}],
      lists: [list("meninggal", [{ state: "several", rows: [1, 2] }])],
    },
    {
      name: "oneIsSure",
      kind: "near-miss",
      rows: [{}, {}],
      lists: [list("meninggal", [{ state: "one", rows: [1] }])],
    },
    {
      name: "noneIsLikely",
      kind: "innocent",
      rows: [{}, {}],
      lists: [list("meninggal", [{ state: "none", rows: [1, 2] }])],
    },
  ],
});
