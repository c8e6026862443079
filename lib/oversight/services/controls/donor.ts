import sql, { raw as rawSql, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { rawRecord } from "@/lib/roll/raw-record";
import { READY } from "@/lib/run/engine/publication/ready";
import { surroundings, surroundingsSchema } from "./surroundings";

/** People that one control finding may need. */
const MAX_PEOPLE = 3;
/** So many of one rule are looked at: more than control findings are made of it. */
const DONORS = 400;

const evidenceSchema = z.record(z.string(), z.unknown());

const donorSchema = z.object({
  code: z.string(),
  evidence: evidenceSchema,
  /** weaker findings about the same lines, which it took in */
  absorbed: z.array(z.object({ code: z.string(), evidence: evidenceSchema, count: z.number().optional() })),
  lines: z.array(
    z.object({
      kecCode: z.string().nullable(),
      kecKey: z.string(),
      desaKey: z.string(),
      tpsNo: z.number().nullable(),
      sex: z.enum(["L", "P"]).nullable(),
      rowNo: z.number(),
      surroundings: surroundingsSchema,
      raw: z.partialRecord(z.enum(ROLL_COLUMNS), z.string().nullable()),
    }),
  ),
});

/**
 * A real finding whose fault a control finding (soal kendali) copies onto people who are nobody, so that the one is
 * shaped as the other in all that is not about who it is.
 */
export type Donor = z.infer<typeof donorSchema>;
export type DonorLine = Donor["lines"][number];

/** Over a finding `r`: its lines, in the order of the roll. */
const linesOf = (snapshot: SnapshotInfo, periods: readonly number[]): Sql => sql`
  SELECT
    jsonb_agg(
      jsonb_build_object(
        'kecCode',
        v.kec_code,
        'kecKey',
        v.kec_key,
        'desaKey',
        v.desa_key,
        'tpsNo',
        v.tps_no,
        'sex',
        v.sex,
        'rowNo',
        v.row_no,
        'surroundings',
        ${surroundings(snapshot, periods)},
        'raw',
        ${rawSql(rawRecord())}
      )
      ORDER BY
        v.row_no
    )
  FROM
    ${snapshot.roll} v
  WHERE
    v.row_no = ANY (r.rows)
`;

/** Findings of these rules that are about to be published, in an order that repeats with the seed. */
export async function donorsOf(
  query: QueryFn,
  snapshot: SnapshotInfo,
  codes: readonly string[],
  seed: number,
  periods: readonly number[],
): Promise<Donor[]> {
  const found = await query(sql`
    SELECT
      r.code,
      r.evidence,
      r.absorbed,
      (${linesOf(snapshot, periods)}) AS lines
    FROM
      (
        SELECT
          *,
          row_number() OVER (
            PARTITION BY
              code
            ORDER BY
              md5(fingerprint || ${String(seed)}::text)
          ) AS turn
        FROM
          ${READY}
        WHERE
          code = ANY (${[...codes]}::TEXT[])
          AND NOT is_group
          AND baseline_rows = '{}'
          AND cardinality(rows) BETWEEN 1 AND ${MAX_PEOPLE}
      ) r
    WHERE
      r.turn <= ${DONORS}
    ORDER BY
      r.code COLLATE "C",
      r.turn
  `);
  return z.array(donorSchema).parse(found);
}
