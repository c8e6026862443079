import type { NormalRecord } from "@/lib/roll/normal-record";
import { maskCell } from "../mask";
import { Tally } from "../quality/tally";

/** Columns in which one value on most lines means that a program filled them. */
const COLUMNS = ["nkk", "name", "birthDate"] as const;
type Column = (typeof COLUMNS)[number];
const LONGEST_NAME = 64;

/** How often the commonest value of a column comes, and how long the names are. */
export class SameValues {
  private readonly values: Readonly<Record<Column, Tally>> = {
    nkk: new Tally(),
    name: new Tally(),
    birthDate: new Tally(),
  };
  private readonly lengths = new Uint32Array(LONGEST_NAME + 1);

  /** @param name as it stands in the file */
  add({ nkkOk, nameNorm, birthDate }: NormalRecord, name: string | null | undefined): void {
    if (nkkOk !== null) this.values.nkk.add(nkkOk);
    if (nameNorm !== null) this.values.name.add(nameNorm);
    if (birthDate !== null) this.values.birthDate.add(birthDate);
    if (name == null) return;
    const length = Math.min(name.trim().length, LONGEST_NAME);
    this.lengths[length] = (this.lengths[length] ?? 0) + 1;
  }

  /** The commonest value of each column, masked. */
  commonest() {
    return COLUMNS.map((column) => {
      const { total } = this.values[column];
      const [top] = this.values[column].top(1);
      return { column, of: total, lines: top?.rows ?? 0, value: maskCell(column, top?.value ?? "") };
    });
  }

  /** The longest names: their length, how many have it, and how many are one letter shorter. */
  longestNames(): { length: number; lines: number; shorter: number } {
    const length = this.lengths.findLastIndex((lines) => lines > 0);
    return { length, lines: this.lengths[length] ?? 0, shorter: this.lengths[length - 1] ?? 0 };
  }
}
