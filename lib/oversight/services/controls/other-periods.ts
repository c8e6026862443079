import sql, { raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import { ROLL_COLUMNS, type RawRecord } from "@/lib/roll/columns";
import { rawRecord } from "@/lib/roll/raw-record";
import { completedYears, parseRollDate } from "@/lib/roll/roll-date";
import { storedLine, type LineOf } from "./stored-line";

const rawSchema = z.record(z.enum(ROLL_COLUMNS), z.string().nullable());
const pairSchema = z.object({
  id: z.number(),
  regionCode: z.string(),
  referenceDate: z.string(),
  place: z.object({
    rowNo: z.number(),
    fileOrd: z.number(),
    lineNo: z.number(),
    kecCode: z.string().nullable(),
    desaCode: z.string().nullable(),
    kecKey: z.string(),
    desaKey: z.string(),
    tpsNo: z.number().nullable(),
  }),
  madeUp: rawSchema,
  replaced: rawSchema,
  there: rawSchema,
});

/** Made-up people and the lines that they stand for, joined by the NIK to those lines in other periods. */
const pairs = (from: readonly number[], to: readonly number[]) => sql`
  SELECT DISTINCT
    ON (s.id, m.snapshot_id, m.row_no) s.id,
    s.region_code AS "regionCode",
    s.reference_date::text AS "referenceDate",
    jsonb_build_object(
      'rowNo',
      t.row_no,
      'fileOrd',
      t.file_ord,
      'lineNo',
      t.line_no,
      'kecCode',
      t.kec_code,
      'desaCode',
      t.desa_code,
      'kecKey',
      t.kec_key,
      'desaKey',
      t.desa_key,
      'tpsNo',
      t.tps_no
    ) AS place,
    ${rawSql(rawRecord("m"))} AS "madeUp",
    ${rawSql(rawRecord("o"))} AS replaced,
    ${rawSql(rawRecord("t"))} AS there
  FROM
    finding_record r
    JOIN control_record m ON m.snapshot_id = r.snapshot_id
    AND m.row_no = r.row_no
    JOIN voter_record o ON o.snapshot_id = m.snapshot_id
    AND o.row_no = m.row_no
    JOIN snapshot home ON home.id = m.snapshot_id
    JOIN snapshot s ON s.id = ANY (${[...to]}::INT[])
    AND s.id <> home.id
    AND s.region_code = home.region_code
    AND s.status = 'ready'
    JOIN voter_record t ON t.snapshot_id = s.id
    AND t.nik_ok = o.nik_ok
  WHERE
    r.made_up
    AND r.snapshot_id = ANY (${[...from]}::INT[])
  ORDER BY
    s.id,
    m.snapshot_id,
    m.row_no,
    t.row_no
`;

/**
 * Gives the made-up people of these periods a line in other ones, wherever the voter whose line they have
 * stands there: what made them another person than that voter is laid over it. So somebody made up has the
 * history that a real one would have.
 */
export async function spreadToPeriods(
  query: QueryFn,
  from: readonly number[],
  to: readonly number[],
): Promise<void> {
  for (const pair of z.array(pairSchema).parse(await query(pairs(from, to)))) {
    const line = storedLine(otherPerson(pair), pair.place, pair);
    await query(sql`
      INSERT INTO
        control_record
      SELECT
        *
      FROM
        jsonb_populate_record(NULL::control_record, ${JSON.stringify(line)}::jsonb)
      ON CONFLICT DO NOTHING
    `);
  }
}

function otherPerson({ madeUp, replaced, there, referenceDate }: z.infer<typeof pairSchema>): RawRecord {
  const changed = ROLL_COLUMNS.filter((column) => madeUp[column] !== replaced[column]);
  const person = {
    ...there,
    ...Object.fromEntries(changed.map((column) => [column, madeUp[column] ?? null])),
  };
  const { date } = parseRollDate(person.birthDate ?? null);
  return changed.includes("age") && date !== null
    ? { ...person, age: String(completedYears(date, referenceDate)) }
    : person;
}

/** The newest other periods of the region: as many as a finding shows of somebody's history. */
export async function otherPeriods(
  query: QueryFn,
  { id, regionCode }: Omit<LineOf, "referenceDate">,
): Promise<number[]> {
  const found = await query(sql`
    SELECT
      s.id
    FROM
      snapshot s
    WHERE
      s.region_code = ${regionCode}
      AND s.id <> ${id}::int
      AND s.status = 'ready'
    ORDER BY
      s.reference_date DESC,
      s.id DESC
    LIMIT
      12
  `);
  return z
    .array(z.object({ id: z.number() }))
    .parse(found)
    .map((period) => period.id);
}
