import { COLUMN, ROLL_COLUMNS, type RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";

/** Columns that hold what a line means, behind those that hold it as it stands in the file. */
export const NORMAL_COLUMNS = [
  "nik_ok",
  "nik_kind",
  "nkk_ok",
  "nkk_kind",
  "name_norm",
  "name_key",
  "place_norm",
  "birth_date",
  "age",
  "sex",
  "marital",
  "address_norm",
  "rt_no",
  "rw_no",
  "tps_no",
  "tms_code",
  "active",
  "region_code",
  "kec_code",
  "desa_code",
  "kec_key",
  "desa_key",
] as const;

/**
 * Columns of voter_record in the order in which `CopyText` writes them; snapshot_id is the default of the
 * snapshot's own table.
 */
export const COPY_COLUMNS: readonly string[] = [
  "row_no",
  "file_ord",
  "line_no",
  ...ROLL_COLUMNS.map((column) => COLUMN[column].stored),
  ...NORMAL_COLUMNS,
];

/**
 * Small enough to be passed on often and to stay in the processor's cache on the way, large enough that
 * passing it on costs nothing.
 */
export const BLOCK_BYTES = 512 * 1024;
/** UTF-8 needs at most three bytes for a UTF-16 unit, an escape two for a character of one. */
const BYTES_PER_UNIT = 3;
const LONGEST_NUMBER = 20;

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const ZERO = 48;
const BACKSLASH = 92;
const CAPITAL_N = 78;
const TILDE = 126;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/**
 * Writes records as lines of PostgreSQL's COPY text format (docs: COPY, "Text Format") into blocks of bytes.
 * Byte by byte, for nearly all of a roll is plain ASCII: joining forty fields to a string first, which then
 * has to be flattened and encoded, takes four times as long.
 */
export class CopyText {
  private block: Buffer<ArrayBuffer>;
  private used = 0;
  private lineStart = 0;
  private readonly full: Uint8Array<ArrayBuffer>[] = [];

  /**
   * @param spare blocks of `BLOCK_BYTES` that may be filled again; whoever takes the full ones puts them there
   *   when he is done
   */
  constructor(private readonly spare: ArrayBuffer[] = []) {
    this.block = this.emptyBlock(0);
  }

  /** @param row number of the data line in the snapshot, `line` that in its file */
  line(row: number, file: number, line: number, raw: RawRecord, normal: NormalRecord): void {
    this.lineStart = this.used;
    this.whole(row);
    this.number(file);
    this.number(line);
    this.raw(raw);
    this.normal(normal);
    this.room(1);
    this.block[this.used++] = NEWLINE;
  }

  /** Is a block full and waiting to be taken? */
  get waiting(): boolean {
    return this.full.length > 0;
  }

  /** The full blocks, each of whole lines. */
  take(): Uint8Array<ArrayBuffer>[] {
    return this.full.splice(0);
  }

  /** All that has been written, the block that is not full included. */
  takeAll(): Uint8Array<ArrayBuffer>[] {
    this.lineStart = this.used;
    if (this.used > 0) this.turn(0);
    return this.take();
  }

  private raw(raw: RawRecord): void {
    for (const column of ROLL_COLUMNS) this.text(raw[column]);
  }

  private normal(normal: NormalRecord): void {
    this.text(normal.nikOk);
    this.text(normal.nikKind);
    this.text(normal.nkkOk);
    this.text(normal.nkkKind);
    this.text(normal.nameNorm);
    this.text(normal.nameKey);
    this.text(normal.placeNorm);
    this.text(normal.birthDate);
    this.smallint(normal.age);
    this.text(normal.sex);
    this.text(normal.marital);
    this.text(normal.addressNorm);
    this.smallint(normal.rtNo);
    this.smallint(normal.rwNo);
    this.smallint(normal.tpsNo);
    this.smallint(normal.tmsCode);
    this.text(normal.active ? "t" : "f");
    this.text(normal.regionCode);
    this.text(normal.kecCode);
    this.text(normal.desaCode);
    this.text(normal.kecKey);
    this.text(normal.desaKey);
  }

  private text(value: string | null | undefined): void {
    if (value === null || value === undefined) return this.missing();
    const { length } = value;
    this.room(length * BYTES_PER_UNIT + 1);
    const block = this.block;
    let at = this.used;
    block[at++] = TAB;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code < SPACE || code > TILDE || code === BACKSLASH) return this.odd(value);
      block[at++] = code;
    }
    this.used = at;
  }

  /** A text with characters that are escaped, or of more than one byte. */
  private odd(value: string): void {
    const escaped = value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
    this.block[this.used++] = TAB;
    this.used += this.block.write(escaped, this.used);
  }

  private missing(): void {
    this.room(3);
    const block = this.block;
    block[this.used++] = TAB;
    block[this.used++] = BACKSLASH;
    block[this.used++] = CAPITAL_N;
  }

  /**
   * A number that the column cannot hold (an age of 40,000 from a date in the year 1) is no number; the raw
   * text beside it stays.
   */
  private smallint(value: number | null): void {
    if (value === null || value < -32_768 || value > 32_767) this.missing();
    else if (value < 0) this.text(String(value));
    else this.number(value);
  }

  private number(value: number): void {
    this.room(1);
    this.block[this.used++] = TAB;
    this.whole(value);
  }

  /** @param value a whole number from 0 */
  private whole(value: number): void {
    this.room(LONGEST_NUMBER);
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    const end = this.used + digits;
    let rest = value;
    for (let at = end - 1; at >= this.used; at--) {
      const tens = Math.floor(rest / 10);
      this.block[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.used = end;
  }

  private room(bytes: number): void {
    if (this.used + bytes > this.block.length) this.turn(bytes);
  }

  /** Puts the whole lines aside and goes on in a new block, with what there is of the present line. */
  private turn(bytes: number): void {
    const begun = this.block.subarray(this.lineStart, this.used);
    const next = this.emptyBlock((begun.length + bytes) * 2);
    begun.copy(next);
    if (this.lineStart > 0) this.full.push(this.block.subarray(0, this.lineStart));
    this.block = next;
    this.used = begun.length;
    this.lineStart = 0;
  }

  private emptyBlock(least: number): Buffer<ArrayBuffer> {
    const again = least <= BLOCK_BYTES ? this.spare.pop() : undefined;
    return again === undefined ? Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, least)) : Buffer.from(again);
  }
}
