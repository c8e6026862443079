import type { RollColumn } from "@/lib/roll/columns";
import { looksLike } from "./header/fit";
import type { Mapping } from "./header/mapping";
import { positionsOf } from "./header/mapping";

interface Kind {
  readonly column: RollColumn;
  readonly at: number;
}

/** Columns whose values can be told from all others. */
const TELLING: readonly RollColumn[] = [
  "nik",
  "nkk",
  "name",
  "birthDate",
  "marital",
  "sex",
  "rt",
  "rw",
  "tps",
  "age",
  "ktpEl",
  "disability",
];
/** So many more values must fit one place further before a line counts as shifted. */
const CLEARLY = 3;
const MORE_FIT = 2;

/** Holds the values of a line against the kinds of their columns, to find lines that have shifted. */
export class RowShape {
  private readonly kinds: readonly Kind[];

  constructor(mapping: Mapping, labels: readonly string[], file: string) {
    this.kinds = TELLING.flatMap((column) => {
      const source = mapping[column];
      if (source?.take !== "all" || source.from.length !== 1) return [];
      return { column, at: positionsOf(source, labels, file)[0] ?? 0 };
    }).sort((a, b) => a.at - b.at);
  }

  /** Do the values that are there all look like ones of their columns, and do at least two say something? */
  fits(cells: readonly string[], count: number): boolean {
    const looks = this.kinds.map(({ column, at }) => looksLike(column, at < count ? (cells[at] ?? "") : ""));
    return !looks.includes(-1) && looks.filter((one) => one === 1).length >= 2;
  }

  /** Would the values fit clearly better if those from some column on stood one column further left or right? */
  isShifted(cells: readonly string[], count: number): boolean {
    const asTheyStand = this.score(cells, count, Infinity, 0);
    return this.kinds.some(({ at }) =>
      [-1, 1].some((by) => {
        const moved = this.score(cells, count, at, by);
        return moved.fitting >= asTheyStand.fitting + MORE_FIT && moved.total >= asTheyStand.total + CLEARLY;
      }),
    );
  }

  /**
   * For a line with more cells than headings, the last of them empty: would the values say as much with one
   * cell taken out? Then an unquoted comma may have divided one, and nobody can tell.
   */
  mayHaveShifted(cells: readonly string[], count: number): boolean {
    const { fitting } = this.score(cells, count, Infinity, 0);
    return this.kinds.some(({ at }) => at > 0 && this.score(cells, count, at, 1).fitting >= fitting);
  }

  private score(cells: readonly string[], count: number, from: number, by: number) {
    let total = 0;
    let fitting = 0;
    for (const { column, at } of this.kinds) {
      const place = at >= from ? at + by : at;
      const looks = looksLike(column, place >= 0 && place < count ? (cells[place] ?? "") : "");
      total += looks;
      if (looks === 1) fitting++;
    }
    return { total, fitting };
  }
}
