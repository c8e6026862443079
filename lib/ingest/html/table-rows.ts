import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";
import { RowBuffer } from "../table/row-buffer";
import { numberText } from "../xlsx/number";

/** A number as Excel shows it in a narrow column. */
const SHORTENED = /^-?\d(?:[.,]\d+)?E\+\d+$/i;

interface Open {
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/**
 * Rows of the tables of a page. A table inside a cell is text of that cell: pages lay out with tables, so the
 * innermost table that has a row of its own decides. Cells without an end are ended by the next.
 */
export class TableRows {
  private readonly row: RowBuffer;
  private line = 0;
  private column = 0;
  private cell: Open | null = null;
  private inRow = false;
  private outside = "";
  /** columns taken by cells that reach down from rows above: column → rows left and their text */
  private readonly reaching = new Map<number, { left: number; readonly text: string }>();

  constructor(handler: RowHandler, file: string) {
    this.row = new RowBuffer(handler, file);
  }

  openTable(): void {
    this.finishRow();
    this.flushOutside();
    this.reaching.clear();
  }

  closeTable(): void {
    this.finishRow();
    this.reaching.clear();
  }

  openRow(): void {
    this.finishRow();
    this.flushOutside();
    this.inRow = true;
    this.column = 0;
  }

  closeRow(): void {
    this.finishRow();
  }

  openCell(attributes: Readonly<Record<string, string>>): void {
    this.closeCell();
    if (!this.inRow) this.openRow();
    this.cell = { attributes, text: "" };
  }

  closeCell(): void {
    const { cell } = this;
    if (cell === null) return;
    this.cell = null;
    this.passReaching();
    const text = shown(cell);
    this.row.set(this.column, text);
    const down = span(cell.attributes["rowspan"]);
    const across = Math.min(span(cell.attributes["colspan"]), LIMITS.columns);
    // Only the first column repeats the text: a cell over several columns is one cell.
    if (down > 1)
      for (let i = 0; i < across; i++)
        this.reaching.set(this.column + i, { left: down, text: i === 0 ? text : "" });
    this.column += across;
  }

  breakLine(): void {
    if (this.cell !== null) this.cell.text += " ";
    else if (!this.inRow) this.flushOutside();
  }

  text(text: string): void {
    if (this.cell !== null) {
      if (this.cell.text.length < LIMITS.xmlTextChars) this.cell.text += text;
    } else if (!this.inRow && this.outside.length < LIMITS.cellChars) this.outside += text;
  }

  end(): void {
    this.finishRow();
    this.flushOutside();
  }

  private passReaching(): void {
    for (
      let held = this.reaching.get(this.column);
      held !== undefined;
      held = this.reaching.get(this.column)
    ) {
      this.row.set(this.column, held.text);
      this.column++;
    }
  }

  private finishRow(): void {
    this.closeCell();
    if (!this.inRow) return;
    this.inRow = false;
    this.line++;
    if (this.row.count > 0)
      for (const [column, held] of this.reaching) if (column >= this.column) this.row.set(column, held.text);
    for (const [column, held] of this.reaching) if (--held.left <= 0) this.reaching.delete(column);
    this.row.deliver(this.line);
    this.row.clear();
  }

  /** Text between tables is a line of its own, for titles say where the voters live. */
  private flushOutside(): void {
    const text = this.outside.replace(/\s+/g, " ").trim();
    this.outside = "";
    if (text === "") return;
    this.line++;
    this.row.clear();
    this.row.set(0, text);
    this.row.deliver(this.line);
    this.row.clear();
  }
}

/** The text of a cell; where Excel shortened a number, the whole number that it keeps beside it. */
function shown({ attributes, text }: Open): string {
  const plain = text.replace(/[\s\u00a0]+/g, " ").trim();
  const whole = attributes["x:num"] ?? attributes["data-v"] ?? attributes["sdval"] ?? "";
  return SHORTENED.test(plain) && /^[\d.]+(?:E\+?\d+)?$/i.test(whole) ? numberText(whole) : plain;
}

function span(text: string | undefined): number {
  const number = Number(text ?? 1);
  return Number.isSafeInteger(number) && number >= 1 ? Math.min(number, 65_536) : 1;
}
