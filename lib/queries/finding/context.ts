import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { maskBirthDate } from "@/lib/domain/record-comparison";
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

const text = z.string().nullable();
const row = z.object({
  snapshotId: z.number(), period: z.string(), rowNo: z.number(), name: text, birthDate: text, birthIso: text, sex: text, marital: text, address: text, rt: text,
  rw: text, tps: text, desa: text, active: z.boolean(), tmsCode: z.number().nullable(),
});

const COLUMNS = sql`v.snapshot_id as "snapshotId", s.stage || ' ' || s.period as period, v.row_no as "rowNo", v.name, v.birth_date_raw as "birthDate", v.birth_date::text as "birthIso",
  v.sex_raw as sex, v.marital_raw as marital, v.address, v.rt, v.rw, v.tps, v.desa, v.active, v.tms_code as "tmsCode"`;

/** A line of the roll; one that the finding is about is shown as the finding shows it, so that the two can never disagree. */
function toNeighbour(subjects: readonly PlacedRecord[]) {
  const known = new Map(subjects.map((record) => [`${record.snapshotId} ${record.rowNo}`, record]));
  return ({ birthDate, birthIso, ...rest }: z.infer<typeof row>): Neighbour => {
    const subject = known.get(`${rest.snapshotId} ${rest.rowNo}`);
    return subject ? asNeighbour(subject, rest.period) : { ...rest, birthYear: maskBirthDate(birthDate, birthIso), subject: false };
  };
}

function asNeighbour(record: PlacedRecord, period: string): Neighbour {
  const { snapshotId, rowNo, name, sex, marital, address, rt, rw, tps, desa, active, tmsCode } = record;
  return { snapshotId, period, rowNo, name, birthYear: maskBirthDate(record.birthDate, record.birthIso), sex, marital, address, rt, rw, tps, desa, active, tmsCode, subject: true };
}

const MOST = 40;

/** Everybody on the family cards (NKK) of the finding's people, in the same snapshot. */
export async function household(records: readonly PlacedRecord[], snapshotId: number): Promise<Neighbour[]> {
  const cards = [...new Set(records.flatMap((record) => (record.snapshotId === snapshotId && record.nkkOk !== null ? [record.nkkOk] : [])))].slice(0, 10);
  if (cards.length === 0) return [];
  const found = await rows(row, sql`
    select ${COLUMNS} from voter_record v join snapshot s on s.id = v.snapshot_id
    where v.snapshot_id = ${snapshotId} and v.nkk_ok = any(${cards}) order by v.nkk_ok, v.row_no limit ${MOST}`);
  const shown = found.map(toNeighbour(records));
  const there = new Set(shown.map((neighbour) => neighbour.rowNo));
  const absent = records.filter((record) => record.snapshotId === snapshotId && record.nkkOk !== null && !there.has(record.rowNo));
  return absent.length === 0 ? shown : [...shown, ...absent.map((record) => asNeighbour(record, shown[0]?.period ?? ""))];
}

/** Those who stand next to the first record in its TPS, in the order of the roll: as a rule the same street. */
export async function tpsNeighbours(records: readonly PlacedRecord[], snapshotId: number): Promise<Neighbour[]> {
  const first = records.find((record) => record.snapshotId === snapshotId);
  if (!first || first.tpsNo === null) return [];
  const found = await rows(row, sql`
    select ${COLUMNS} from voter_record v join snapshot s on s.id = v.snapshot_id
    where v.snapshot_id = ${snapshotId} and v.row_no between ${first.rowNo - 10}::int and ${first.rowNo + 10}::int and v.desa_key = ${first.desaKey} and v.tps_no = ${first.tpsNo}
    order by v.row_no limit ${MOST}`);
  return found.map(toNeighbour(records));
}

/** The same NIK in the region's other snapshots, newest first. People without a NIK have no history here. */
export async function history(records: readonly PlacedRecord[], snapshotId: number): Promise<Neighbour[]> {
  const niks = [...new Set(records.flatMap((record) => (record.nikOk === null ? [] : [record.nikOk])))].slice(0, 20);
  if (niks.length === 0) return [];
  const found = await rows(row, sql`
    select ${COLUMNS} from snapshot s join voter_record v on v.snapshot_id = s.id
    where s.id in (select o.id from snapshot o join snapshot this on this.region_code = o.region_code where this.id = ${snapshotId} and o.id <> this.id and o.status = 'ready' order by o.reference_date desc, o.id desc limit 12)
      and v.nik_ok = any(${niks})
    order by s.reference_date desc, s.id desc, v.row_no limit ${MOST}`);
  return found.map(toNeighbour(records));
}
