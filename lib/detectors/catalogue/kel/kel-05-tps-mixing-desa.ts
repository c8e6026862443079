import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf } from "@/lib/detectors/kit/sql";

/**
 * One TPS block of a file (consecutive lines of one TPS number) that goes back and forth between desa. Each desa numbers its TPS from 1, so the same number in
 * two desa is normal, and so is a block that passes once from one desa to the next.
 */
export const kel05 = findDetector({
  code: "KEL-05",
  version: 1,
  tier: "S",
  subject: "tps",
  basis: [SOURCES.tpsRules],
  innocent: ["specialLocation", "neighbouringBlocks"],
  needs: ["tps", "desa"],
  params: z.object({ minBlock: z.int().min(3).default(20) }),
  evidence: z.object({ tps: z.int(), voters: z.int(), desa: z.int().min(2), strangers: z.int() }),
  dispute: ["tps"],
  yieldsTo: [],
  followUps: ["TMS-8", "UBAH"],
  find: ({ snapshot, params }) => sql`WITH line AS (SELECT v.file_ord, v.row_no, v.tps_no, v.desa_key, v.kec_key, v.region_code,
        lag(v.tps_no) OVER w IS DISTINCT FROM v.tps_no AS starts, lag(v.desa_key) OVER w IS DISTINCT FROM v.desa_key AS turns
      FROM ${snapshot.roll} v WHERE v.active WINDOW w AS (PARTITION BY v.file_ord ORDER BY v.row_no)),
    block AS (SELECT *, sum(starts::int) OVER (PARTITION BY file_ord ORDER BY row_no) AS no FROM line),
    mixed AS (SELECT file_ord, no, count(*)::int AS voters, count(DISTINCT desa_key)::int AS desa FROM block WHERE tps_no < 901 AND desa_key <> '' GROUP BY 1, 2
      HAVING count(*) >= ${params.minBlock}::int AND count(DISTINCT desa_key) > 1 AND count(*) FILTER (WHERE turns AND NOT starts) + 1 > count(DISTINCT desa_key)),
    share AS (SELECT b.file_ord, b.no, b.desa_key, count(*) AS n, row_number() OVER (PARTITION BY b.file_ord, b.no ORDER BY count(*) DESC, b.desa_key COLLATE "C") AS place
      FROM block b JOIN mixed m USING (file_ord, no) GROUP BY 1, 2, 3)
    SELECT 'T:' || s.desa_key || ':' || b.tps_no AS subject_key, ${areaOf("b")} AS area_code,
      array_agg(b.row_no ORDER BY b.row_no) FILTER (WHERE b.desa_key <> s.desa_key) AS rows,
      jsonb_build_object('tps', b.tps_no, 'voters', count(*), 'desa', count(DISTINCT b.desa_key), 'strangers', count(*) FILTER (WHERE b.desa_key <> s.desa_key)) AS evidence
    FROM block b JOIN share s ON s.file_ord = b.file_ord AND s.no = b.no AND s.place = 1 GROUP BY s.desa_key, b.tps_no`,
  examples: [
    { name: "backAndForth", kind: "fires", rows: manyRows(30, (n) => ({ desa: n === 12 || n === 13 ? "KEDEN" : "SAREN" })) },
    { name: "onceOver", kind: "near-miss", rows: manyRows(30, (n) => ({ desa: n < 15 ? "KEDEN" : "SAREN" })) },
    { name: "specialLocation", kind: "innocent", rows: manyRows(30, (n) => ({ tps: "901", desa: n % 2 === 0 ? "KEDEN" : "SAREN" })) },
    { name: "neighbouringBlocks", kind: "innocent", rows: manyRows(40, (n) => ({ tps: n % 20 < 10 ? "001" : "002", desa: n < 20 ? "KEDEN" : "SAREN" })) },
  ],
});
