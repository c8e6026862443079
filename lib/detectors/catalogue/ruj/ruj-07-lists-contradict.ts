import sql from "sql-template-tag";
import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { asked } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

/** Kinds that take a person off the roll, and those that say that the person is there or comes. */
const GONE = [
  "meninggal",
  "pindah-keluar",
  "luar-negeri",
  "tni-polri",
  "wna",
  "hak-dicabut",
  "di-bawah-umur",
];
const THERE = ["baru", "pindah-masuk", "purna-tni-polri", "mantan-terpidana", "perbaikan"];
/** Who is dead has not moved, does not serve and is not too young. */
const NOT_OF_THE_DEAD = ["pindah-keluar", "luar-negeri", "tni-polri", "di-bawah-umur"];

const evidence = z.object({
  kind: z.string(),
  source: z.string(),
  letter: z.string().nullable(),
  line: z.int(),
  otherKind: z.string(),
  otherSource: z.string(),
  otherLetter: z.string().nullable(),
  otherLine: z.int(),
});
const rowSchema = evidence.extend({ rows: z.array(z.int()), desaKey: z.string() });

/**
 * Two lists name one active voter and cannot both be right: dead and moved, gone and newly there. The newer list is
 * named first; which of them is right, if any, a person finds out.
 */
export const ruj07 = assessDetector({
  code: "RUJ-07",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1],
  innocent: ["oneAfterTheOther", "namesake"],
  ...ofLists([...GONE, ...THERE]),
  evidence,
  dispute: ["kind", "source", "otherKind", "otherSource"],
  explain: (e) => ({ ...e, letter: e.letter ?? "-", otherLetter: e.otherLetter ?? "-" }),
  async assess(ctx) {
    const found = await ctx.query(sql`
      WITH
        named AS (
          SELECT
            l.id,
            n.ord,
            l.kind,
            l.source,
            l.letter_number AS letter,
            n.line_no AS line,
            c.row_no,
            v.desa_key
          FROM
            reference_list l
            JOIN reference_list_line n ON n.list_id = l.id
            AND n.state = 'one'
            JOIN reference_list_candidate c ON c.list_id = n.list_id
            AND c.ord = n.ord
            AND c.rank = 1
            JOIN ${ctx.snapshot.roll} v ON v.snapshot_id = ${ctx.snapshot.id}::int
            AND v.row_no = c.row_no
            AND v.active
          WHERE
            l.snapshot_id = ${ctx.snapshot.id}::int
            AND l.status = 'held'
        )
      SELECT DISTINCT
        ON (a.row_no) ARRAY[a.row_no] AS rows,
        a.desa_key AS "desaKey",
        a.kind,
        a.source,
        a.letter,
        a.line,
        b.kind AS "otherKind",
        b.source AS "otherSource",
        b.letter AS "otherLetter",
        b.line AS "otherLine"
      FROM
        named a
        JOIN named b ON b.row_no = a.row_no
        AND (b.id, b.ord) < (a.id, a.ord)
      WHERE
        (
          a.kind = ANY (${GONE}::TEXT[])
          AND b.kind = ANY (${THERE}::TEXT[])
        )
        OR (
          b.kind = ANY (${GONE}::TEXT[])
          AND a.kind = ANY (${THERE}::TEXT[])
        )
        OR (
          a.kind = 'meninggal'
          AND b.kind = ANY (${NOT_OF_THE_DEAD}::TEXT[])
        )
        OR (
          b.kind = 'meninggal'
          AND a.kind = ANY (${NOT_OF_THE_DEAD}::TEXT[])
        )
      ORDER BY
        a.row_no,
        a.id DESC,
        a.ord DESC,
        b.id DESC,
        b.ord DESC
    `);
    return asked(z.array(rowSchema).parse(found), ctx, ({ rows: _, desaKey: __, ...told }) => told);
  },
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
      name: "deadAndMoved",
      kind: "fires",
      rows: [{}, {}],
      lists: [
        list("meninggal", [{ state: "one", rows: [1] }]),
        list("pindah-keluar", [{ state: "one", rows: [1] }], { source: "Dukcapil", letter: "470/88" }),
      ],
    },
    {
      name: "twoListsAgree",
      kind: "near-miss",
      rows: [{}, {}],
      lists: [
        list("meninggal", [{ state: "one", rows: [1] }]),
        list("meninggal", [{ state: "one", rows: [1] }], { source: "BPJS", letter: "B/7" }),
      ],
    },
    {
      name: "differentPeople",
      kind: "innocent",
      rows: [{}, {}],
      lists: [
        list("meninggal", [{ state: "one", rows: [1] }]),
        list("pindah-keluar", [{ state: "one", rows: [2] }], { source: "Dukcapil", letter: "470/88" }),
      ],
    },
  ],
});
