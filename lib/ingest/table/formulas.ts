import type { Note } from "../notes";

interface Tally {
  formulas: number;
  empty: number;
  zero: number;
  failed: number;
  /** the first cells without a result, or with 0 or an error, as the spreadsheet calls them */
  readonly cells: string[];
}

/** Cells that a note names. */
const SHOWN = 6;

/** Fewer formulas with the result 0 are no pattern. */
const FEWEST_ZEROS = 2;

/** What a spreadsheet shows instead of a result: `#N/A`, `#REF!`, `Err:502`. */
const FAILED = /^(?:#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$/;

/**
 * Counts formulas by column. A file is not computed here, so a formula without a stored result has no value
 * at all; and libraries that cannot compute either store 0 for every result.
 */
export class FormulaTally {
  private readonly columns = new Map<number, Tally>();

  /** @param column from 1 @param line from 1 @param result the stored result, null when there is none */
  add(column: number, line: number, result: string | null): void {
    const tally = this.columns.get(column) ?? { formulas: 0, empty: 0, zero: 0, failed: 0, cells: [] };
    tally.formulas++;
    const odd = result === null || result === "0" || FAILED.test(result);
    if (result === null) tally.empty++;
    else if (result === "0") tally.zero++;
    else if (odd) tally.failed++;
    if (odd && tally.cells.length < SHOWN)
      tally.cells.push(`${columnName(column)}${String(line)}: ${result ?? "–"}`);
    this.columns.set(column, tally);
  }

  /** @returns a note for results that are missing, and one for results that are all 0 */
  notes(file: string, sheet: string): Note[] {
    const those = (test: (tally: Tally) => boolean) =>
      [...this.columns].filter(([, tally]) => test(tally)).sort(([a], [b]) => a - b);
    const empty = those((tally) => tally.empty > 0);
    const zero = those((tally) => tally.zero >= FEWEST_ZEROS && tally.zero === tally.formulas);
    const about = (found: typeof empty, count: (tally: Tally) => number): Omit<Note, "code"> => {
      const columns = found.map(([column]) => column);
      const cells = found.reduce((sum, [, tally]) => sum + count(tally), 0);
      return {
        values: { file, sheet, cells, columns: columns.map(columnName).join(", ") },
        samples: found.flatMap(([, tally]) => tally.cells).slice(0, SHOWN),
        columns,
      };
    };
    const failed = those((tally) => tally.failed > 0);
    return [
      ...(empty.length === 0 ? [] : [{ code: "formula-empty", ...about(empty, (tally) => tally.empty) }]),
      ...(failed.length === 0 ? [] : [{ code: "formula-failed", ...about(failed, (tally) => tally.failed) }]),
      ...(zero.length === 0 ? [] : [{ code: "formula-zero", ...about(zero, (tally) => tally.zero) }]),
    ];
  }
}

/** 1 → `A`, 28 → `AB`: as the spreadsheet shows it. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
