import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { trigramSimilarity } from "@/lib/detectors/kit/trigram";

/**
 * One NIK, another person: the name is unlike and the birth date is different. A NIK belongs to one person
 * for life.
 */
export const ubh01 = findDetector({
  code: "UBH-01",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.pp40, SOURCES.nikUnchanged, SOURCES.trigram],
  innocent: ["oldMixUp", "wrongNikBefore"],
  needs: ["nik", "name", "birthDate"],
  needsBaseline: true,
  preparations: [peopleMatch],
  heldBackOnDamaged: "nik",
  params: z.object({ minSimilarity: z.number().min(0).max(1).default(0.6) }),
  evidence: z.object({ similarity: z.number(), minSimilarity: z.number(), tps: z.int().nullable() }),
  dispute: [],
  disputedColumns: ["nik", "name", "birthDate"],
  explain: ({ similarity }) => ({ similarity: Math.round(similarity * 100) }),
  find(ctx) {
    const baseline = ctx.baseline as NonNullable<typeof ctx.baseline>;
    const { minSimilarity } = ctx.params;
    return sql`
      SELECT
        'R:' || p.c AS subject_key,
        p.area AS area_code,
        ARRAY[p.c] AS rows,
        ARRAY[p.b] AS baseline_rows,
        (1 - p.similarity)::float8 AS score,
        jsonb_build_object(
          'similarity',
          round(p.similarity, 2),
          'minSimilarity',
          ${minSimilarity}::numeric,
          'tps',
          p.tps
        ) AS evidence
      FROM
        (
          SELECT
            m.b,
            m.c,
            m.c_tps AS tps,
            coalesce(nullif(m.c_desa, ''), c.region_code) AS area,
            ${trigramSimilarity(sql`b.name_norm`, sql`c.name_norm`)} AS similarity
          FROM
            ${tableOf(ctx, peopleMatch)} m
            JOIN ${baseline.roll} b ON b.row_no = m.b
            JOIN ${ctx.snapshot.roll} c ON c.row_no = m.c
          WHERE
            m.step = 1
            AND m.main
            AND m.d_name
            AND m.d_birth
          OFFSET
            0
        ) p
      WHERE
        p.similarity < ${minSimilarity}::numeric
    `;
  },
  supersededBy: [],
  followUps: ["TMS-5", "UBAH", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  examples: [
    {
      name: "otherPerson",
      kind: "fires",
      baseline: [{ nik: "3314014107800001", name: "SITI AMINAH", birthDate: "01|07|1980", sex: "P" }],
      rows: [{ nik: "3314014107800001", name: "BAMBANG WIJAYA", birthDate: "12|03|1975", sex: "L" }],
    },
    {
      name: "correctedDate",
      kind: "near-miss",
      baseline: [{ nik: "3314014107800001", name: "SITI AMINAH", birthDate: "01|07|1980", sex: "P" }],
      rows: [{ nik: "3314014107800001", name: "SITI AMINAH", birthDate: "12|03|1980", sex: "P" }],
    },
    {
      name: "newSpelling",
      kind: "innocent",
      baseline: [{ nik: "3314010107800001", name: "MOCH. SOEPARDJO", birthDate: "01|07|1980", sex: "L" }],
      rows: [{ nik: "3314010107800001", name: "MUHAMMAD SUPARJO", birthDate: "02|07|1980", sex: "L" }],
    },
  ],
});
