import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { initialsOf } from "@/lib/roll/initials";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { STANDS } from "@/lib/roll/shown-record";
import type { PlacedRecord } from "./records";

/** Somebody near the people of a finding: enough to recognise a family or a street, masked. */
export interface Neighbour {
  readonly snapshotId: number;
  readonly period: string;
  readonly rowNo: number;
  readonly name: string | null;
  readonly birthYear: string | null;
  readonly sex: string | null;
  readonly marital: string | null;
  readonly address: string | null;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly tps: string | null;
  readonly desa: string | null;
  readonly active: boolean;
  readonly tmsCode: number | null;
  /** One of the records that the finding is about. */
  readonly subject: boolean;
}

/** Of somebody whom the finding is not about, no name and no address, but what tells a family or a street. */
export const byNeed = (one: Neighbour): Neighbour =>
  one.subject ? one : { ...one, name: initialsOf(one.name), address: null };

const textSchema = z.string().nullable();
const rowSchema = z.object({
  snapshotId: z.number(),
  period: z.string(),
  rowNo: z.number(),
  name: textSchema,
  birthDate: textSchema,
  birthIso: textSchema,
  sex: textSchema,
  marital: textSchema,
  address: textSchema,
  rt: textSchema,
  rw: textSchema,
  tps: textSchema,
  desa: textSchema,
  active: z.boolean(),
  tmsCode: z.number().nullable(),
});

const COLUMNS = sql`
  v.snapshot_id AS "snapshotId",
  s.stage || ' ' || s.period AS period,
  v.row_no AS "rowNo",
  v.name,
  v.birth_date_raw AS "birthDate",
  v.birth_date::text AS "birthIso",
  v.sex_raw AS sex,
  v.marital_raw AS marital,
  v.address,
  v.rt,
  v.rw,
  v.tps,
  v.desa,
  v.active,
  v.tms_code AS "tmsCode"
`;

/**
 * A line of the roll; one that the finding is about is shown as the finding shows it, so that the two can
 * never disagree.
 */
function toNeighbour(subjects: readonly PlacedRecord[]) {
  const known = new Map(subjects.map((record) => [`${record.snapshotId} ${record.rowNo}`, record]));
  return ({ birthDate, birthIso, ...rest }: z.infer<typeof rowSchema>): Neighbour => {
    const subject = known.get(`${rest.snapshotId} ${rest.rowNo}`);
    return subject
      ? asNeighbour(subject, rest.period)
      : { ...rest, birthYear: maskBirthDate(birthDate, birthIso), subject: false };
  };
}

function asNeighbour(record: PlacedRecord, period: string): Neighbour {
  const { snapshotId, rowNo, name, sex, marital, address, rt, rw, tps, desa, active, tmsCode } = record;
  return {
    snapshotId,
    period,
    rowNo,
    name,
    birthYear: maskBirthDate(record.birthDate, record.birthIso),
    sex,
    marital,
    address,
    rt,
    rw,
    tps,
    desa,
    active,
    tmsCode,
    subject: true,
  };
}

const MAX_NEIGHBOURS = 40;

/** Everybody on the family cards (NKK) of the finding's people, in the same snapshot. */
export async function household(records: readonly PlacedRecord[], snapshotId: number): Promise<Neighbour[]> {
  const cards = [
    ...new Set(
      records.flatMap((record) =>
        record.snapshotId === snapshotId && record.nkkOk !== null ? [record.nkkOk] : [],
      ),
    ),
  ].slice(0, 10);
  if (cards.length === 0) return [];
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        ${COLUMNS}
      FROM
        shown_record v
        JOIN snapshot s ON s.id = v.snapshot_id
      WHERE
        v.snapshot_id = ${snapshotId}
        AND v.nkk_ok = ANY (${cards})
        AND ${STANDS}
      ORDER BY
        v.nkk_ok,
        v.row_no
      LIMIT
        ${MAX_NEIGHBOURS}
    `,
  );
  const shown = found.map(toNeighbour(records));
  const there = new Set(shown.map((neighbour) => neighbour.rowNo));
  const absent = records.filter(
    (record) => record.snapshotId === snapshotId && record.nkkOk !== null && !there.has(record.rowNo),
  );
  return absent.length === 0
    ? shown
    : [...shown, ...absent.map((record) => asNeighbour(record, shown[0]?.period ?? ""))];
}

/**
 * Those who stand next to the first record in its TPS, in the order of the roll: as a rule the same street.
 */
export async function tpsNeighbours(
  records: readonly PlacedRecord[],
  snapshotId: number,
): Promise<Neighbour[]> {
  const first = records.find((record) => record.snapshotId === snapshotId);
  if (!first || first.tpsNo === null) return [];
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        ${COLUMNS}
      FROM
        shown_record v
        JOIN snapshot s ON s.id = v.snapshot_id
      WHERE
        v.snapshot_id = ${snapshotId}
        AND v.row_no BETWEEN ${first.rowNo - 10}::int AND ${first.rowNo + 10}::int
        AND v.desa_key = ${first.desaKey}
        AND v.tps_no = ${first.tpsNo}
        AND ${STANDS}
      ORDER BY
        v.row_no
      LIMIT
        ${MAX_NEIGHBOURS}
    `,
  );
  return found.map(toNeighbour(records));
}

/** The same NIK in the region's other snapshots, newest first. People without a NIK have no history here. */
export async function history(records: readonly PlacedRecord[], snapshotId: number): Promise<Neighbour[]> {
  const niks = [...new Set(records.flatMap((record) => (record.nikOk === null ? [] : [record.nikOk])))].slice(
    0,
    20,
  );
  if (niks.length === 0) return [];
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        ${COLUMNS}
      FROM
        snapshot s
        JOIN shown_record v ON v.snapshot_id = s.id
      WHERE
        s.id IN (
          SELECT
            o.id
          FROM
            snapshot o
            JOIN snapshot this ON this.region_code = o.region_code
          WHERE
            this.id = ${snapshotId}
            AND o.id <> this.id
            AND o.status = 'ready'
          ORDER BY
            o.reference_date DESC,
            o.id DESC
          LIMIT
            12
        )
        AND v.nik_ok = ANY (${niks})
      ORDER BY
        s.reference_date DESC,
        s.id DESC,
        v.row_no
      LIMIT
        ${MAX_NEIGHBOURS}
    `,
  );
  return found.map(toNeighbour(records));
}
