import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * The same person by name, birth date, place and sex (or by the linkage model) has another NIK than before. A
 * NIK never changes.
 */
export const ubh03 = findDetector({
  code: "UBH-03",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.pp40, SOURCES.nikUnchanged],
  innocent: ["typingErrorRepaired", "twoPeople"],
  needs: ["nik", "name", "birthDate"],
  needsBaseline: true,
  preparations: [peopleMatch],
  heldBackOnDamaged: "nik",
  params: z.object({}),
  evidence: z.object({
    digits: z.int(),
    sameDesa: z.boolean(),
    sameFamily: z.boolean(),
    tps: z.int().nullable(),
  }),
  dispute: [],
  disputedColumns: ["nik"],
  explain: ({ digits, sameDesa }) => ({ digits, sameDesa: sameDesa ? "yes" : "no" }),
  find(ctx) {
    const baseline = ctx.baseline as NonNullable<typeof ctx.baseline>;
    return sql`
      SELECT
        'R:' || m.c AS subject_key,
        coalesce(nullif(m.c_desa, ''), c.region_code) AS area_code,
        ARRAY[m.c] AS rows,
        ARRAY[m.b] AS baseline_rows,
        jsonb_build_object(
          'digits',
          (
            SELECT
              count(*)
            FROM
              generate_series(1, 16) i
            WHERE
              substr(b.nik_ok, i, 1) <> substr(c.nik_ok, i, 1)
          ),
          'sameDesa',
          m.b_desa = m.c_desa,
          'sameFamily',
          coalesce(b.nkk_ok = c.nkk_ok, FALSE),
          'tps',
          m.c_tps
        ) AS evidence
      FROM
        ${tableOf(ctx, peopleMatch)} m
        JOIN ${baseline.roll} b ON b.row_no = m.b
        JOIN ${ctx.snapshot.roll} c ON c.row_no = m.c
      WHERE
        m.step > 1
        AND m.main
        AND m.d_nik
        AND m.c_active
    `;
  },
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  examples: [
    {
      name: "oneDigit",
      kind: "fires",
      baseline: [{ nik: "3314010502800001", name: "JOKO SANTOSO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{ nik: "3314010502800007", name: "JOKO SANTOSO", birthDate: "05|02|1980", sex: "L" }],
    },
    {
      name: "nikFilledIn",
      kind: "near-miss",
      baseline: [{}, { nik: null, name: "JOKO SANTOSO", birthDate: "05|02|1980", sex: "L" }],
      rows: [{}, { nik: "3314010502800007", name: "JOKO SANTOSO", birthDate: "05|02|1980", sex: "L" }],
    },
    {
      name: "twoPeople",
      kind: "innocent",
      baseline: [
        { nik: "3314010502800001", name: "JOKO", birthDate: "05|02|1980", sex: "L" },
        { nik: "3314010502800002", name: "JOKO", birthDate: "05|02|1980", sex: "L" },
      ],
      rows: [
        { nik: "3314010502800003", name: "JOKO", birthDate: "05|02|1980", sex: "L" },
        { nik: "3314010502800004", name: "JOKO", birthDate: "05|02|1980", sex: "L" },
      ],
    },
  ],
});
