import type { RollColumn } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import type { RawRecord } from "@/lib/roll/columns";
import { bareYear } from "@/lib/roll/roll-date";
import { maskCell } from "../mask";

/** Does the cell say something, beyond the dashes and zeros that mean "none"? */
const saysSomething = (cell: string | null | undefined): cell is string =>
  cell != null && /[\p{L}1-9]/u.test(cell);

/** Columns whose values are read into a form of their own, and when one of them could not be. */
const READ: readonly (readonly [RollColumn, (normal: NormalRecord, cell: string) => boolean])[] = [
  ["sex", ({ sex }) => sex !== null],
  ["marital", ({ marital }) => marital !== null],
  ["birthDate", ({ birthDate }, cell) => birthDate !== null || bareYear(cell) !== null],
  ["tps", ({ tpsNo }) => tpsNo !== null],
];
const SAMPLES = 6;

/** Values that are there and could not be read, by column. */
export class Unread {
  private readonly columns = new Map(
    READ.map(([column, isRead]) => [
      column,
      { isRead, filled: 0, nothing: 0, unread: 0, samples: new Set<string>() },
    ]),
  );

  add(raw: RawRecord, normal: NormalRecord): void {
    for (const [column, counts] of this.columns) {
      const cell = raw[column];
      if (!saysSomething(cell)) {
        if (cell != null) counts.nothing++;
        continue;
      }
      counts.filled++;
      if (counts.isRead(normal, cell)) continue;
      counts.unread++;
      if (counts.samples.size < SAMPLES) counts.samples.add(maskCell(column, cell));
    }
  }

  found() {
    return [...this.columns].map(([column, { filled, nothing, unread, samples }]) => ({
      column,
      filled,
      nothing,
      unread,
      samples: [...samples],
    }));
  }
}
