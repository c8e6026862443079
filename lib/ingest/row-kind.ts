import { parseSex } from "@/lib/roll/codes";
import type { RollColumn } from "@/lib/roll/columns";
import type { Header } from "./header/find";
import { isNumberRow } from "./header/find";
import { labelKey } from "./header/labels";
import type { Mapping } from "./header/mapping";
import { positionsOf } from "./header/mapping";
import { LIMITS } from "./limits";
import type { RejectReason } from "./rows";
import { readTitleRow, type Context } from "./title-rows";

export type RowKind =
  | { readonly kind: "record" }
  | { readonly kind: "blank" }
  | {
      readonly kind: "reject";
      readonly reason: RejectReason;
      readonly column: number | null;
      readonly heading?: Partial<Context>;
    };

const RECORD: RowKind = { kind: "record" };
const BLANK: RowKind = { kind: "blank" };
const reject = (reason: RejectReason, column: number | null = null): RowKind => ({
  kind: "reject",
  reason,
  column,
});

/** What makes a line a person, apart from the name. */
const IDENTITY: readonly RollColumn[] = ["nik", "nkk", "dpid", "birthDate", "sex", "age"];
const HEADING = /^(?:PROVINSI|KAB|KOTA|KEC|DISTRIK|DESA|KEL|(?:NO(?:MOR)?\.?\s*)?TPS)/i;
const SUMMARY = /^(?:SUB\s*|GRAND\s*)?(?:JUMLAH|TOTAL|REKAP|JML)\b/i;

/**
 * Tells records from the other lines of an office's table. A line is a record as soon as it can be read and
 * says something about a person; whether what it says is true is for the detectors. So only lines that cannot
 * be one are rejected.
 */
export class RowJudge {
  private readonly identity: readonly number[];
  private readonly name: number;
  private readonly sex: number;
  private readonly nik: number;
  private readonly headerTexts: ReadonlySet<string>;
  private readonly headerKeys: ReadonlySet<string>;

  /** @param strict a CSV line must have all its columns; a row of a sheet simply ends with its last filled cell */
  constructor(
    private readonly header: Header,
    mapping: Mapping,
    private readonly strict: boolean,
    file: string,
  ) {
    const first = (column: RollColumn): number => {
      const source = mapping[column];
      return source === undefined ? -1 : (positionsOf(source, header.labels, file)[0] ?? -1);
    };
    this.identity = IDENTITY.map(first).filter((at) => at !== -1);
    this.nik = first("nik");
    this.sex = first("sex");
    this.name = first("name") === -1 ? this.nik : first("name");
    this.headerTexts = new Set(header.texts);
    this.headerKeys = new Set(header.texts.map(labelKey));
  }

  /** @param suspicious the text may hold bytes that could not be read */
  judge(cells: readonly string[], count: number, suspicious: boolean): RowKind {
    const columns = this.header.labels.length;
    let known = 0;
    for (const at of this.identity) if (at < count && cells[at] !== "") known++;
    const name = this.name < count ? (cells[this.name] ?? "") : "";
    const plain =
      known > 1 &&
      name !== "" &&
      !this.headerTexts.has(name) &&
      (count === columns || (!this.strict && count < columns));
    return (
      (plain ? null : this.odd(cells, count, known, name)) ??
      (suspicious ? unreadable(cells, count) : null) ??
      tooLong(cells, count) ??
      RECORD
    );
  }

  private odd(cells: readonly string[], count: number, known: number, name: string): RowKind | null {
    const filled = cells.slice(0, count).filter((cell) => cell !== "");
    if (filled.length === 0) return BLANK;
    if (filled.length > 1 && filled.every((cell) => this.headerKeys.has(labelKey(cell))))
      return reject("repeated-header");
    if (isNumberRow(filled)) return reject("repeated-header");
    if (SUMMARY.test(filled[0] ?? "") && !this.isPerson(cells, count)) return reject("summary-line");
    if (
      filled.length <= 8 &&
      HEADING.test(filled[0] ?? "") &&
      (name === "" || filled.join(" ").includes(":")) &&
      !this.isPerson(cells, count)
    ) {
      const heading = readTitleRow(filled);
      if (Object.keys(heading).length > 0)
        return { kind: "reject", reason: "page-heading", column: null, heading };
    }
    if (this.strict && !this.fits(cells, count)) return reject("column-count");
    return known === 0 && name === "" ? reject("not-a-record") : null;
  }

  /**
   * Empty cells beyond the last column are what Excel leaves behind; anything else is a line whose columns
   * have shifted.
   */
  private fits(cells: readonly string[], count: number): boolean {
    const columns = this.header.labels.length;
    for (let i = columns; i < count; i++) if (cells[i] !== "") return false;
    return count >= columns;
  }

  private isPerson(cells: readonly string[], count: number): boolean {
    const at = (index: number) => (index >= 0 && index < count ? (cells[index] ?? "") : "");
    return /\d{10,}/.test(at(this.nik)) || parseSex(at(this.sex)) !== null;
  }
}

function unreadable(cells: readonly string[], count: number): RowKind | null {
  for (let i = 0; i < count; i++) {
    if (/[\ufffd\0]/.test(cells[i] ?? "")) return reject("unreadable", i + 1);
  }
  return null;
}

function tooLong(cells: readonly string[], count: number): RowKind | null {
  for (let i = 0; i < count; i++) {
    if ((cells[i] ?? "").length > LIMITS.cellChars) return reject("too-long", i + 1);
  }
  return null;
}
