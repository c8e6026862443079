import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { list } from "@/lib/detectors/kit/list-examples";
import { noLists, provenanceExplain, provenanceSchema } from "@/lib/detectors/kit/lists";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/** Kinds that are a reason to strike off. */
const KINDS = [
  "meninggal",
  "pindah-keluar",
  "luar-negeri",
  "tni-polri",
  "wna",
  "hak-dicabut",
  "di-bawah-umur",
];

const OLD = { nik: "3314010502400001", name: "WAGIMIN", birthDate: "05|02|1940", sex: "L" } as const;

/**
 * Struck off in the baseline, for a reason that a list of that period gave as well, and active now: the strike had
 * its paper, so that its return needs one, too. UBH-04 asks the same without a list and is taken in.
 */
export const ruj11 = findDetector({
  code: "RUJ-11",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.pkpu7],
  innocent: ["wronglyStruck", "cameBack"],
  needs: ["nik"],
  needsBaseline: true,
  preparations: [peopleMatch],
  params: z.object({}),
  evidence: provenanceSchema.extend({ tmsCode: z.int() }),
  dispute: ["tmsCode", "source", "letter", "line"],
  explain: (e) => ({ ...provenanceExplain(e), tmsCode: e.tmsCode }),
  notApplicable: (ctx) => (ctx.baseline === null ? null : noLists(ctx, KINDS, ctx.baseline.id)),
  find(ctx) {
    return sql`
      SELECT DISTINCT
        ON (m.c) 'R:' || m.c AS subject_key,
        coalesce(nullif(m.c_desa, ''), ${ctx.snapshot.regionCode}::text) AS area_code,
        ARRAY[m.c] AS rows,
        ARRAY[m.b] AS baseline_rows,
        jsonb_build_object(
          'lists',
          count(*) OVER (
            PARTITION BY
              m.c
          ),
          'source',
          l.source,
          'letter',
          l.letter_number,
          'line',
          n.line_no,
          'tmsCode',
          m.b_tms
        ) AS evidence
      FROM
        reference_list l
        JOIN reference_list_line n ON n.list_id = l.id
        AND n.state = 'struck'
        JOIN reference_list_candidate c ON c.list_id = n.list_id
        AND c.ord = n.ord
        AND c.rank = 1
        JOIN ${tableOf(ctx, peopleMatch)} m ON m.b = c.row_no
        AND m.main
        AND NOT m.b_active
        AND m.b_tms IS NOT NULL
        AND m.c_active
      WHERE
        l.snapshot_id = ${ctx.baseline?.id ?? 0}::int
        AND l.status = 'held'
        AND l.kind = ANY (${KINDS}::TEXT[])
        AND NOT EXISTS (
          SELECT
          FROM
            ${tableOf(ctx, peopleMatch)} o
          WHERE
            o.c = m.c
            AND o.b_active
        )
      ORDER BY
        m.c,
        l.id DESC,
        n.ord
    `;
  },
  supersededBy: [],
  followUps: ["TMS-1", "TMS-3", "TMS-4", "TMS-6", "TMS-7", "WNA", "HAK-PILIH-DICABUT", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  examples: [
    {
      name: "deadByListAndActive",
      kind: "fires",
      baseline: [{ ...OLD, remark: "1" }],
      rows: [OLD],
      lists: [list("meninggal", [{ state: "struck", rows: [1] }], { ofBaseline: true })],
    },
    {
      name: "stillStruck",
      kind: "near-miss",
      baseline: [{ ...OLD, remark: "1" }],
      rows: [{ ...OLD, remark: "1" }],
      lists: [list("meninggal", [{ state: "struck", rows: [1] }], { ofBaseline: true })],
    },
    {
      name: "listMeantAnother",
      kind: "innocent",
      baseline: [
        { ...OLD, remark: "1" },
        { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L", remark: "4" },
      ],
      rows: [OLD],
      lists: [list("pindah-keluar", [{ state: "struck", rows: [2] }], { ofBaseline: true })],
    },
  ],
});
