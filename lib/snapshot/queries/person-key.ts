import sql, { raw, type Sql } from "sql-template-tag";

/**
 * By what a person is known from one roll to the next: the NIK, without a usable one name, date of birth and
 * desa. Over a line of voter_record under this alias.
 */
export const personKey = (alias: string): Sql => sql`
  CASE
    WHEN ${raw(alias)}.nik_ok IS NOT NULL THEN ${raw(alias)}.nik_ok
    ELSE concat_ws(
      '|',
      ${raw(alias)}.name_norm,
      ${raw(alias)}.birth_date,
      ${raw(alias)}.desa_key
    )
  END
`;
