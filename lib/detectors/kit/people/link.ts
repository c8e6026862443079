import { raw } from "sql-template-tag";

/** What is stored about a link of the lines `b` and `c`. */
export const LINK = raw(`
  b.active AS b_active,
  c.active AS c_active,
  b.tms_code AS b_tms,
  c.tms_code AS c_tms,
  b.kec_key AS b_kec,
  c.kec_key AS c_kec,
  b.desa_key AS b_desa,
  c.desa_key AS c_desa,
  b.tps_no AS b_tps,
  c.tps_no AS c_tps,
  coalesce(b.nik <> c.nik, false) AS d_nik,
  coalesce(b.name <> c.name, false) AS d_name,
  coalesce(b.birth_date <> c.birth_date, false) AS d_birth,
  coalesce(b.sex <> c.sex, false) AS d_sex,
  coalesce(b.address <> c.address, false) AS d_address,
  coalesce(b.nkk <> c.nkk, false) AS d_nkk,
  coalesce(b.tps_no <> c.tps_no OR b.desa_key <> c.desa_key, false) AS d_tps
`);
