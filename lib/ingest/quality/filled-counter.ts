import { ROLL_COLUMNS, type RawRecord, type RollColumn } from "@/lib/roll/columns";

/** Counts in how many records each column says something. */
export class FilledCounter {
  /** In the order of the columns; 32 bits hold more lines than any roll has. */
  private readonly filled = new Uint32Array(ROLL_COLUMNS.length);

  add(raw: RawRecord): void {
    const { filled } = this;
    let at = 0;
    for (const column of ROLL_COLUMNS) {
      if (raw[column] != null) filled[at] = (filled[at] ?? 0) + 1;
      at += 1;
    }
  }

  completeness(): { column: RollColumn; filled: number }[] {
    return ROLL_COLUMNS.map((column, at) => ({ column, filled: this.filled[at] ?? 0 }));
  }
}
