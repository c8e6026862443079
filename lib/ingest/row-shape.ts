import type { RollColumn } from "@/lib/roll/columns";
import { looksLike } from "./header/fit";
import type { Mapping } from "./header/mapping";
import { positionsOf } from "./header/mapping";

interface Score {
  readonly total: number;
  readonly fitting: number;
}

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

/** Kinds whose values are certain: one of them in the column beside its own has slipped there. */
const CERTAIN: Readonly<Partial<Record<RollColumn, RegExp>>> = {
  nik: /^\W*\d{16}\W*$/,
  nkk: /^\W*\d{16}\W*$/,
  birthDate: /^\d{1,2}\D{1,3}(?:\d{1,2}|[A-Za-z]{3,9})\D{1,3}\d{4}$|^\d{4}-\d{2}-\d{2}/,
};

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

  /** Does anything but a name look like what its column holds? Columns that take any text count when filled. */
  saysMoreThanName(cells: readonly string[], count: number): boolean {
    let wrong = 0;
    for (const { column, at } of this.kinds) {
      if (column === "name") continue;
      const looks = looksLike(column, at < count ? (cells[at] ?? "") : "");
      if (looks === 1) return true;
      if (looks === -1) wrong++;
    }
    return wrong < 2;
  }

  /** A date below JENIS KELAMIN with none below TANGGAL LAHIR beside it: the line has slipped by a column. */
  private hasSlipped(cells: readonly string[], count: number): boolean {
    const at = (index: number) => (index >= 0 && index < count ? (cells[index] ?? "") : "");
    return this.kinds.some(({ column, at: own }) => {
      const certain = CERTAIN[column];
      if (certain === undefined || looksLike(column, at(own)) === 1) return false;
      return this.kinds.some(
        (other) =>
          Math.abs(other.at - own) === 1 &&
          looksLike(other.column, at(other.at)) === -1 &&
          certain.test(at(other.at)),
      );
    });
  }

  /** A word where RT, RW or TPS belong, and the numbers one column further: a comma divided the address. */
  private hasWordForNumber(cells: readonly string[], count: number, standing: Score): boolean {
    return this.kinds.some(({ column, at }) => {
      if (column !== "rt" && column !== "rw" && column !== "tps") return false;
      if (at >= count || !/\p{L}{2}/u.test(cells[at] ?? "") || looksLike(column, cells[at] ?? "") !== -1)
        return false;
      return [-1, 1].some((by) => {
        const moved = this.score(cells, count, at, by);
        return moved.fitting > standing.fitting && moved.total >= standing.total + MORE_FIT;
      });
    });
  }

  /** Would the values fit clearly better if those from some column on stood one column further left or right? */
  isShifted(cells: readonly string[], count: number): boolean {
    if (this.hasSlipped(cells, count)) return true;
    const asTheyStand = this.score(cells, count, Infinity, 0);
    if (this.hasWordForNumber(cells, count, asTheyStand)) return true;
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

  private score(cells: readonly string[], count: number, from: number, by: number): Score {
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
