import type { Readable } from "node:stream";
import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";
import { FormulaTally } from "../table/formulas";
import { type Merge, MergeFill } from "../table/merges";
import { RowBuffer } from "../table/row-buffer";
import { isoMoment, numberText } from "../xlsx/number";
import { parseXml } from "../xlsx/xml";

/** More identical rows with text than this are a filled-down column, no voters; they are read once. */
const MAX_REPEATS = 1_000;
/** Parts of a cell that are not its text: comments, drawings. */
const ASIDE = new Set(["annotation", "shapes", "frame", "g", "custom-shape", "tracked-changes"]);

/**
 * Streams the rows of one sheet of an OpenDocument spreadsheet (ODF 1.3 part 3, 9). Numbers and dates are
 * taken from the cell's value, not from its text, which shows a NIK as `3,31E+15`; leading zeros are taken
 * from the text.
 *
 * @param index of the sheet among the tables of the document, from 0
 */
export async function readOdsSheet(
  stream: Readable,
  index: number,
  about: { readonly file: string; readonly name: string },
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const row = new RowBuffer(handler, about.file);
  const formulas = new FormulaTally();
  let merges: Merge[] = [];
  const merged = new MergeFill(() => merges);
  let table = -1;
  let depth = 0;
  let aside = 0;
  let line = 0;
  let rowRepeat = 1;
  let column = 0;
  let cell: Cell | null = null;
  let paragraph = false;
  let done = false;
  let stopped = false;

  const endOfCell = (): void => {
    if (cell === null) return;
    const text = cell.value();
    const repeat = Math.min(cell.repeat, text === "" ? cell.repeat : LIMITS.columns + 1);
    if (cell.formula) formulas.add(column + 1, line, cell.result());
    if (text !== "") for (let i = 0; i < repeat; i++) row.set(column + i, text);
    if (cell.rows > 1) merges.push({ top: line, bottom: line + cell.rows - 1, left: column + 1 });
    column += cell.repeat;
    cell = null;
  };

  const endOfRow = (): void => {
    const times = row.count === 0 ? 0 : rowRepeat > MAX_REPEATS ? 1 : rowRepeat;
    for (let i = 0; i < times; i++) {
      if (row.count > 0) row.count = merged.fill(row.cells, row.count, line + i);
      merges = [];
      row.deliver(line + i);
    }
    line += rowRepeat - 1;
  };

  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "table") {
          if (depth++ === 0) table++;
          return;
        }
        if (table !== index || depth !== 1) return;
        if (ASIDE.has(name)) aside++;
        if (aside > 0) return;
        if (name === "table-row") {
          line++;
          rowRepeat = count(attributes["table:number-rows-repeated"]);
          column = 0;
          merges = [];
          row.clear();
        } else if (name === "table-cell" || name === "covered-table-cell")
          cell = new Cell(attributes, name === "covered-table-cell");
        else if (cell !== null) {
          if (name === "p" || name === "h") {
            cell.paragraph();
            paragraph = true;
          } else if (name === "s") cell.add(" ".repeat(Math.min(count(attributes["text:c"]), 100)));
          else if (name === "tab" || name === "line-break") cell.add(" ");
        }
      },
      text(part) {
        if (cell !== null && paragraph && aside === 0 && depth === 1) cell.add(part);
      },
      close(name) {
        if (name === "table") {
          if (--depth === 0) done = table === index;
          return;
        }
        if (table !== index || depth !== 1) return;
        if (ASIDE.has(name)) aside--;
        else if (aside > 0) return;
        else if (name === "p" || name === "h") paragraph = false;
        else if (name === "table-cell" || name === "covered-table-cell") endOfCell();
        else if (name === "table-row") endOfRow();
      },
      next: async () => !(stopped = !(await next())) && !done,
    },
    about.file,
  );
  if (!stopped) for (const note of formulas.notes(about.file, about.name)) handler.note?.(note);
}

function count(text: string | undefined): number {
  const number = Number(text ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? Math.min(number, 1_048_576) : 1;
}

class Cell {
  readonly repeat: number;
  readonly rows: number;
  readonly formula: boolean;
  private text = "";
  private paragraphs = 0;

  /** @param covered lies under a merged cell; what it holds is not shown */
  constructor(
    private readonly attributes: Readonly<Record<string, string>>,
    private readonly covered: boolean,
  ) {
    this.repeat = count(attributes["table:number-columns-repeated"]);
    this.rows = count(attributes["table:number-rows-spanned"]);
    this.formula = attributes["table:formula"] !== undefined && !covered;
  }

  paragraph(): void {
    if (this.paragraphs++ > 0) this.add("\n");
  }

  add(part: string): void {
    if (this.text.length < LIMITS.xmlTextChars) this.text += part;
  }

  /** The stored result of a formula, null when there is none. */
  result(): string | null {
    const { attributes } = this;
    const stored =
      attributes["office:value"] ?? attributes["office:date-value"] ?? attributes["office:boolean-value"];
    if (stored !== undefined) return numberText(stored);
    return attributes["office:value-type"] === undefined && this.text === "" ? null : this.text;
  }

  value(): string {
    if (this.covered) return "";
    const text = this.text.trim();
    switch (this.attributes["office:value-type"]) {
      case "float":
      case "currency": {
        const number = numberText(this.attributes["office:value"] ?? text);
        return /^0+\d+$/.test(text) && Number(text) === Number(number) ? text : number;
      }
      case "date":
        return isoMoment(this.attributes["office:date-value"] ?? text);
      default:
        return text === "" ? (this.attributes["office:string-value"] ?? "").trim() : text;
    }
  }
}
