import sql from "sql-template-tag";
import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { list } from "@/lib/detectors/kit/list-examples";
import { ofLists } from "@/lib/detectors/kit/list-questions";
import { asked, provenance, provenanceExplain } from "@/lib/detectors/kit/lists";
import { SOURCES } from "@/lib/detectors/kit/sources";

const KINDS = ["perbaikan", "sarper", "tanggapan", "coktas"] as const;
/** More elements than these are compared with no list. */
const ELEMENTS = [
  "name",
  "nik",
  "nkk",
  "birthPlace",
  "birthDate",
  "sex",
  "marital",
  "address",
  "rt",
  "rw",
] as const;

const evidence = z.object({ ...provenance, elements: z.string() });
const rowSchema = z.object({
  ...provenance,
  rows: z.array(z.int()),
  desaKey: z.string(),
  elements: z.array(z.enum(ELEMENTS)),
});

/**
 * A list of corrections (perbaikan data) names a voter surely enough, and writes an element of the person
 * otherwise than the roll does. Which elements differ is said; the values stand side by side for who reviews.
 */
export const ruj09 = assessDetector({
  code: "RUJ-09",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pkpu1],
  innocent: ["spelling", "corrected", "namesake"],
  ...ofLists(KINDS),
  evidence,
  dispute: ["elements"],
  explain: (e) => ({ ...provenanceExplain(e), count: e.elements.split(", ").length }),
  async assess(ctx) {
    const found = await ctx.query(sql`
      WITH
        named AS (
          SELECT DISTINCT
            ON (c.row_no) c.row_no,
            count(*) OVER (
              PARTITION BY
                c.row_no
            )::int AS lists,
            l.source,
            l.letter_number AS letter,
            n.line_no AS line,
            n.people -> 0 -> 'raw' AS said,
            n.people -> 0 -> 'normal' AS p
          FROM
            reference_list l
            JOIN reference_list_line n ON n.list_id = l.id
            AND n.state = 'one'
            JOIN reference_list_candidate c ON c.list_id = n.list_id
            AND c.ord = n.ord
            AND c.rank = 1
          WHERE
            l.snapshot_id = ${ctx.snapshot.id}::int
            AND l.status = 'held'
            AND l.kind = ANY (${[...KINDS]}::TEXT[])
          ORDER BY
            c.row_no,
            l.id DESC,
            n.ord
        )
      SELECT
        d.lists,
        d.source,
        d.letter,
        d.line,
        ARRAY[d.row_no] AS rows,
        d.desa_key AS "desaKey",
        d.elements
      FROM
        (
          SELECT
            l.*,
            v.desa_key,
            array_remove(
              ARRAY[
                CASE
                  WHEN upper(trim(l.said ->> 'name')) <> upper(trim(v.name)) THEN 'name'
                END,
                CASE
                  WHEN l.p ->> 'nikOk' <> v.nik_ok THEN 'nik'
                END,
                CASE
                  WHEN l.p ->> 'nkkOk' <> v.nkk_ok THEN 'nkk'
                END,
                CASE
                  WHEN l.p ->> 'placeNorm' <> v.place_norm THEN 'birthPlace'
                END,
                CASE
                  WHEN l.p ->> 'birthDate' <> v.birth_date::text THEN 'birthDate'
                END,
                CASE
                  WHEN l.p ->> 'sex' <> v.sex THEN 'sex'
                END,
                CASE
                  WHEN l.p ->> 'marital' <> v.marital THEN 'marital'
                END,
                CASE
                  WHEN l.p ->> 'addressNorm' <> v.address_norm THEN 'address'
                END,
                CASE
                  WHEN (l.p ->> 'rtNo')::int <> v.rt_no THEN 'rt'
                END,
                CASE
                  WHEN (l.p ->> 'rwNo')::int <> v.rw_no THEN 'rw'
                END
              ],
              NULL
            ) AS elements
          FROM
            named l
            JOIN ${ctx.snapshot.roll} v ON v.snapshot_id = ${ctx.snapshot.id}::int
            AND v.row_no = l.row_no
            AND v.active
        ) d
      WHERE
        cardinality(d.elements) > 0
      ORDER BY
        d.row_no
    `);
    return asked(z.array(rowSchema).parse(found), ctx, ({ rows: _, desaKey: __, elements, ...from }) => ({
      ...from,
      elements: elements.join(", "),
    }));
  },
  supersededBy: ["RUJ-07"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "otherBirthDate",
      kind: "fires",
      rows: [{ name: "KARSINAH", birthDate: "05|02|1980", sex: "P" }, {}],
      lists: [
        list("perbaikan", [
          { state: "one", rows: [1], people: [{ name: "KARSINAH", birthDate: "05|03|1980", sex: "P" }] },
        ]),
      ],
    },
    {
      name: "allTheSame",
      kind: "near-miss",
      rows: [{ name: "KARSINAH", birthDate: "05|02|1980", sex: "P" }, {}],
      lists: [
        list("perbaikan", [
          { state: "one", rows: [1], people: [{ name: "Karsinah", birthDate: "05-02-1980", sex: "P" }] },
        ]),
      ],
    },
    {
      name: "listSaysLess",
      kind: "innocent",
      rows: [{ name: "KARSINAH", birthDate: "05|02|1980", sex: "P" }, {}],
      lists: [list("perbaikan", [{ state: "one", rows: [1], people: [{ name: "KARSINAH" }] }])],
    },
  ],
});
