import { ROLL_COLUMNS, type RawRecord, type RollColumn } from "@/lib/roll/columns";

/**
 * Counts in how many records each column says something. Every column by its name: a loop over the names
 * takes three times as long.
 */
export class FilledCounter {
  private readonly filled = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, 0])) as Record<
    RollColumn,
    number
  >;

  add(raw: RawRecord): void {
    const { filled } = this;
    if (raw.dpid != null) filled.dpid++;
    if (raw.nkk != null) filled.nkk++;
    if (raw.nik != null) filled.nik++;
    if (raw.name != null) filled.name++;
    if (raw.birthPlace != null) filled.birthPlace++;
    if (raw.birthDate != null) filled.birthDate++;
    if (raw.marital != null) filled.marital++;
    if (raw.sex != null) filled.sex++;
    if (raw.age != null) filled.age++;
    if (raw.address != null) filled.address++;
    if (raw.rt != null) filled.rt++;
    if (raw.rw != null) filled.rw++;
    if (raw.disability != null) filled.disability++;
    if (raw.ktpEl != null) filled.ktpEl++;
    if (raw.remark != null) filled.remark++;
    if (raw.source != null) filled.source++;
    if (raw.tps != null) filled.tps++;
    if (raw.desa != null) filled.desa++;
    if (raw.kecamatan != null) filled.kecamatan++;
  }

  completeness(): { column: RollColumn; filled: number }[] {
    return ROLL_COLUMNS.map((column) => ({ column, filled: this.filled[column] }));
  }
}
