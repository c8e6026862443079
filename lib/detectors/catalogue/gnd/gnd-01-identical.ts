import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, bearsRepeatedNik, outsideFiles, recordsKey } from "@/lib/detectors/kit/sql";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RollColumn } from "@/lib/roll/columns";

const CLASSES = ["K1", "K2", "K3", "K4"] as const;

/**
 * Elements beyond NIK, name and birth date, as KPU 2018 counts them; an address is the place in its desa with
 * RT and RW.
 */
const ELEMENTS: Readonly<
  Record<string, { readonly columns: readonly RollColumn[]; readonly value: string }>
> = {
  sex: { columns: ["sex"], value: "coalesce(v.sex, v.sex_raw)" },
  place: { columns: ["birthPlace"], value: "v.place_norm" },
  address: { columns: ["address"], value: "(v.address_norm, v.rt_no, v.rw_no, v.desa_key)::text" },
  // A masked number equals nothing, not even itself.
  nkk: {
    columns: ["nkk"],
    value: "CASE WHEN v.nkk_kind = 'masked' THEN '#' || v.row_no ELSE coalesce(v.nkk_ok, v.nkk) END",
  },
  marital: { columns: ["marital"], value: "coalesce(v.marital, v.marital_raw)" },
  disability: { columns: ["disability"], value: "nullif(upper(btrim(v.disability)), '0')" },
};
const OF_CLASS = {
  K1: ["sex", "place", "address", "nkk", "marital", "disability"],
  K2: ["sex", "place", "address"],
  K3: ["sex", "place"],
} as const;

/** A class can only be shown by a roll that has all its columns; K4 always can. */
const provable = (snapshot: SnapshotInfo, name: keyof typeof OF_CLASS) =>
  OF_CLASS[name].every((element) =>
    ELEMENTS[element]?.columns.every((column) => snapshot.columns.includes(column)),
  );
/**
 * Two empty cells say nothing against each other, so they are equal; an empty and a filled one are not (IS
 * NOT DISTINCT FROM).
 */
const tuple = (name: keyof typeof OF_CLASS) =>
  raw(`ROW(${OF_CLASS[name].map((element) => ELEMENTS[element]?.value).join(", ")})::text`);

/**
 * One person's data twice: NIK, name and birth date agree (K4), up to all nine elements (K1). One finding per
 * set of records, with the strictest class that holds for all of them and the strictest that any two reach.
 */
export const gnd01 = findDetector({
  code: "GND-01",
  version: 1,
  tier: "T",
  subject: "records",
  basis: [SOURCES.kpuDuplicates2018, SOURCES.bawaslu2018, SOURCES.dukcapilElements, SOURCES.singkawang2018],
  innocent: ["specialTps", "splitRegion"],
  needs: ["nik", "name", "birthDate"],
  heldBackOnDamaged: "nik",
  params: z.object({}),
  evidence: z.object({
    class: z.enum(CLASSES),
    closest: z.enum(CLASSES),
    size: z.int().min(2),
    dateMissing: z.boolean(),
    special: z.boolean(),
    desa: z.int(),
    tps: z.int(),
  }),
  dispute: [],
  disputedColumns: ["name", "birthDate"],
  explain: ({ class: kClass, size, special, desa, tps }) => ({
    class: kClass,
    size,
    special: String(special),
    desa,
    tps,
  }),
  supersededBy: ["GND-05", "BRK-02", "BRK-04"],
  followUps: ["TMS-2", "KOORDINASI-DUKCAPIL", "UBAH"],
  comparison: true,
  find: ({ snapshot, damagedFiles }) => {
    const eligible = sql`
      v.active
      AND v.nik_ok IS NOT NULL
      AND v.name_norm IS NOT NULL
      AND ${outsideFiles(damagedFiles)}
    `;
    const all = (name: keyof typeof OF_CLASS) =>
      provable(snapshot, name) ? sql`count(DISTINCT ${tuple(name)}) = 1` : sql`FALSE`;
    const some = (name: keyof typeof OF_CLASS) =>
      provable(snapshot, name) ? sql`count(DISTINCT ${tuple(name)}) < count(*)` : sql`FALSE`;
    const strictest = (holds: typeof all) => sql`
      CASE
        WHEN ${holds("K1")} THEN 'K1'
        WHEN ${holds("K2")} THEN 'K2'
        WHEN ${holds("K3")} THEN 'K3'
        ELSE 'K4'
      END
    `;
    return sql`
      WITH
        member AS (
          SELECT
            array_agg(
              v.row_no
              ORDER BY
                v.row_no
            ) AS rows,
            ${areaOf()} AS area_code,
            count(*)::int AS size,
            min(v.birth_date) IS NULL AS date_missing,
            coalesce(bool_or(v.tps_no > 900), FALSE) AS special,
            count(DISTINCT v.desa_key)::int AS desa,
            count(DISTINCT (v.desa_key, v.tps_no))::int AS tps,
            ${strictest(all)} AS class,
            ${strictest(some)} AS closest
          FROM
            ${snapshot.roll} v
          WHERE
            ${eligible}
            AND ${bearsRepeatedNik(snapshot.roll)}
          GROUP BY
            v.nik_ok,
            v.name_norm,
            coalesce(v.birth_date::text, v.birth_date_raw, '')
          HAVING
            count(*) > 1
        )
      SELECT
        ${recordsKey(sql`rows`)} AS subject_key,
        area_code,
        jsonb_build_object(
          'class',
          class,
          'closest',
          closest,
          'size',
          size,
          'dateMissing',
          date_missing,
          'special',
          special,
          'desa',
          desa,
          'tps',
          tps
        ) AS evidence,
        rows
      FROM
        member
    `;
  },
  examples: [
    { name: "allNine", kind: "fires", rows: [twin(), twin(), {}] },
    {
      name: "otherAddress",
      kind: "fires",
      rows: [twin(), twin({ address: "DK LAIN NO 3", rt: "09", desa: "KEDEN" }), {}],
    },
    {
      name: "fourClasses",
      kind: "fires",
      rows: [twin(), twin({ birthPlace: "SURAKARTA", nkk: "3314010101100009" }), {}],
    },
    { name: "three", kind: "fires", rows: [twin(), twin(), twin({ address: "DK LAIN" })] },
    {
      name: "spelling",
      kind: "fires",
      rows: [twin({ name: "H. MOCH. SUGIYANTO" }), twin({ name: "MUHAMMAD SUGIYANTO" }), {}],
    },
    { name: "otherDate", kind: "near-miss", rows: [twin(), twin({ birthDate: "13|03|1985" })] },
    { name: "struckAlready", kind: "near-miss", rows: [twin(), twin({ remark: "TMS 2" })] },
    {
      name: "sameNameOnly",
      kind: "near-miss",
      rows: [
        { name: "SITI AMINAH", birthDate: "01|07|1970" },
        { name: "SITI AMINAH", birthDate: "01|07|1970" },
      ],
    },
    { name: "specialTps", kind: "innocent", findings: 1, rows: [twin(), twin({ tps: "901" }), {}] },
    {
      name: "splitRegion",
      kind: "innocent",
      findings: 1,
      rows: [twin(), twin({ desa: "KEDEN", nkk: "3314010101200004" }), {}],
    },
  ],
});

function twin(over: Readonly<Partial<Record<RollColumn, string | null>>> = {}) {
  return {
    nik: "3314015203850002",
    nkk: "3314010101100003",
    name: "RETNO HANDAYANI",
    birthDate: "12|03|1985",
    sex: "P",
    address: "DK NGROMBO NO 4",
    rt: "02",
    rw: "01",
    ...over,
  } as const;
}
