import sql, { join } from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";
import type { DetectorContext } from "@/lib/detectors/kit/types";
import { DISABILITY_TABLES, KTP_EL_TABLES, tableYear } from "@/lib/roll/codes";

const FIELDS = ["sex", "marital", "disability", "ktpEl", "remark"] as const;
/** Written for "none" in many files. */
const NONE = ["0", "00", "-", "--", "N", "T", "TIDAK", "TIDAK ADA", "TDK", "TDK ADA", "NORMAL", "NIHIL"];
const KTP_WORDS = ["SUDAH", "BELUM", "SUDAH MEMILIKI", "BELUM MEMILIKI", "SUDAH REKAM", "BELUM REKAM"];

const paramsSchema = z.object({
  alsoDisability: z.array(z.string()).default([]),
  alsoKtpEl: z.array(z.string()).default([]),
});

/** Predicate per column: filled, and not in the table of the year of the reference date. */
function wrong({
  snapshot,
  params: also,
}: DetectorContext<z.infer<typeof paramsSchema>>): Record<(typeof FIELDS)[number], ReturnType<typeof sql>> {
  const year = tableYear(snapshot.referenceDate);
  const disability = [
    ...Object.entries(DISABILITY_TABLES[year]).flatMap(([code, word]) => [
      code,
      `0${code}`,
      word.toUpperCase(),
    ]),
    ...NONE,
    ...also.alsoDisability,
  ];
  const ktpEl = [...Object.keys(KTP_EL_TABLES[year]), ...KTP_WORDS, "-", ...also.alsoKtpEl];
  return {
    sex: sql`
      (
        v.sex_raw IS NOT NULL
        AND v.sex IS NULL
      )
    `,
    marital: sql`
      (
        v.marital_raw IS NOT NULL
        AND v.marital IS NULL
      )
    `,
    disability: sql`upper(btrim(v.disability)) <> ALL (${disability}::TEXT[])`,
    ktpEl: sql`upper(btrim(v.ktp_el)) <> ALL (${ktpEl}::TEXT[])`,
    remark: sql`
      (
        v.remark ~* '^(tms|kode)?[ .:]*[0-9]{1,2}[ .]*$'
        AND substring(
          v.remark
          FROM
            '[0-9]+'
        )::int NOT BETWEEN 0 AND 8
      )
    `,
  };
}

const VALUE = {
  sex: sql`v.sex_raw`,
  marital: sql`v.marital_raw`,
  disability: sql`v.disability`,
  ktpEl: sql`v.ktp_el`,
  remark: sql`v.remark`,
} as const;

/**
 * A code that is not in the table of its column. Only the first such column is named, with the number of
 * others.
 */
export const idn12 = recordDetector({
  code: "IDN-12",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.coklitForm, SOURCES.disabilityCodes, SOURCES.pkpu7],
  innocent: ["olderTable", "wordsForCodes"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    FIELDS.some((field) => snapshot.columns.includes(field)) ? null : "noCodeColumn",
  params: paramsSchema,
  evidence: z.object({ field: z.enum(FIELDS), value: z.string().max(6), others: z.int() }),
  dispute: ["field", "value"],
  supersededBy: [],
  followUps: ["UBAH", "UNGGAH-ULANG"],
  where: (ctx) => {
    const tests = wrong(ctx);
    return sql`
      (
        v.active
        AND (
          ${tests.sex}
          OR ${tests.marital}
          OR ${tests.disability}
          OR ${tests.ktpEl}
        )
      )
      OR ${tests.remark}
    `;
  },
  evidenceSql: (ctx) => {
    const tests = wrong(ctx);
    const first = (of: (field: (typeof FIELDS)[number]) => ReturnType<typeof sql>) => sql`
      CASE ${join(
        FIELDS.map((field) => sql`WHEN ${tests[field]} THEN ${of(field)}`),
        " ",
      )}
      END
    `;
    const count = join(
      FIELDS.map(
        (field) => sql`
          CASE
            WHEN ${tests[field]} THEN 1
            ELSE 0
          END
        `,
      ),
      " + ",
    );
    return jsonObject({
      field: first((field) => sql`${field}::text`),
      value: sql`left(${first((field) => VALUE[field])}, 6)`,
      others: sql`${count} - 1`,
    });
  },
  examples: [
    { name: "sex", kind: "fires", rows: [{ sex: "X" }, {}] },
    { name: "marital", kind: "fires", rows: [{ marital: "4" }, {}] },
    { name: "disability", kind: "fires", rows: [{ disability: "9" }, {}] },
    { name: "remark", kind: "fires", rows: [{ remark: "12" }, {}] },
    {
      name: "inTable",
      kind: "near-miss",
      rows: [{ disability: "6", ktpEl: "B" }],
      snapshot: { referenceDate: "2025-12-10" },
    },
    { name: "freeText", kind: "near-miss", rows: [{ remark: "pindah datang dari Solo" }] },
    {
      name: "olderTable",
      kind: "innocent",
      rows: [{ ktpEl: "K" }],
      snapshot: { referenceDate: "2019-04-17" },
    },
    {
      name: "wordsForCodes",
      kind: "innocent",
      rows: [{ sex: "LAKI-LAKI", marital: "KAWIN", disability: "FISIK", ktpEl: "SUDAH" }],
    },
  ],
});
