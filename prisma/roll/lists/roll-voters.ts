import { pool } from "@/lib/db/pool";
import type { RollVoter } from "./model";

/** The voters of an imported roll in the shape that makers of lists take. */
export async function rollVoters(snapshotId: number): Promise<RollVoter[]> {
  const { rows } = await pool().query<RollVoter>(
    `SELECT row_no AS row, active, age, nik_ok AS nik, nkk_ok AS nkk, name,
      to_char(birth_date, 'DD|MM|YYYY') AS "birthDate", sex, address, rt, desa, kecamatan
    FROM voter_record WHERE snapshot_id = $1 ORDER BY row_no`,
    [snapshotId],
  );
  return rows;
}
