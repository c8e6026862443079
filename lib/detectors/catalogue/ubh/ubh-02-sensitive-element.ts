import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * Sex or birth date changed for the same person: what decides eligibility, and what Dukcapil alone may
 * correct.
 */
export const ubh02 = findDetector({
  code: "UBH-02",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.nikUnchanged, SOURCES.uuAdminduk],
  innocent: ["dukcapilCorrection", "dayMonthOrder"],
  needs: ["nik", "birthDate", "sex"],
  needsBaseline: true,
  preparations: [peopleMatch],
  params: z.object({}),
  evidence: z.object({
    elements: z.array(z.enum(["sex", "birthDate"])).min(1),
    /** how the date changed: which parts differ */
    parts: z.array(z.enum(["day", "month", "year"])),
    tps: z.int().nullable(),
  }),
  dispute: ["elements"],
  disputedColumns: ["sex", "birthDate"],
  explain: ({ elements, parts }) => ({
    kind: elements.length === 2 ? "both" : (elements[0] as string),
    parts: parts.length,
    swapped: parts.length === 2 && !parts.includes("year") ? "yes" : "no",
  }),
  find(ctx) {
    const baseline = ctx.baseline as NonNullable<typeof ctx.baseline>;
    const part = (field: string) =>
      raw(
        `CASE
          WHEN m.d_birth
          AND extract(${field} FROM b.birth_date) <> extract(${field} FROM c.birth_date) THEN '${field}'
        END`,
      );
    return sql`
      SELECT
        'R:' || m.c AS subject_key,
        coalesce(nullif(m.c_desa, ''), c.region_code) AS area_code,
        ARRAY[m.c] AS rows,
        ARRAY[m.b] AS baseline_rows,
        jsonb_build_object(
          'elements',
          to_jsonb(
            array_remove(
              ARRAY[
                CASE
                  WHEN m.d_sex THEN 'sex'
                END,
                CASE
                  WHEN m.d_birth THEN 'birthDate'
                END
              ],
              NULL
            )
          ),
          'parts',
          to_jsonb(
            array_remove(
              ARRAY[
                ${part("day")},
                ${part("month")},
                ${part("year")}
              ],
              NULL
            )
          ),
          'tps',
          m.c_tps
        ) AS evidence
      FROM
        ${tableOf(ctx, peopleMatch)} m
        JOIN ${baseline.roll} b ON b.row_no = m.b
        JOIN ${ctx.snapshot.roll} c ON c.row_no = m.c
      WHERE
        m.step = 1
        AND m.main
        AND (
          m.d_sex
          OR m.d_birth
        )
    `;
  },
  supersededBy: ["UBH-01"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "sexChanged",
      kind: "fires",
      baseline: [{ nik: "3314010107800001", name: "SRI LESTARI", birthDate: "01|07|1980", sex: "L" }],
      rows: [{ nik: "3314010107800001", name: "SRI LESTARI", birthDate: "01|07|1980", sex: "P" }],
    },
    {
      name: "dateChanged",
      kind: "fires",
      baseline: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1985", sex: "L" }],
    },
    {
      name: "notationOnly",
      kind: "near-miss",
      baseline: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800001", name: "JOKO", birthDate: "05-02-1980", sex: "LAKI-LAKI" }],
    },
    {
      name: "filledIn",
      kind: "innocent",
      baseline: [{}, { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: null }],
      rows: [{}, { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" }],
    },
  ],
});
