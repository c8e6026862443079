import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";
import { FormulaTally } from "../table/formulas";
import { type Merge, MergeFill, startingAt } from "../table/merges";
import { formattedNumber, isoMoment } from "./number";
import { columnIndex } from "./reference";
import { unescaped } from "./shared-strings";
import type { Workbook } from "./parts";
import { parseXml } from "./xml";

/**
 * Streams the rows of one sheet. Formulas give their stored result, dates ISO text, errors their sign
 * (`#N/A`): nothing is computed.
 *
 * @param name of the sheet, for notes
 * @param next see `XmlHandler.next`
 */
export async function readSheet(
  book: Workbook,
  stream: Readable,
  merges: readonly Merge[],
  name: string,
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const cells: string[] = [];
  const formulas = new FormulaTally();
  const merged = merges.length === 0 ? null : new MergeFill(startingAt(merges));
  let count = 0;
  let line = 0;
  let column = -1;
  let type = "";
  let style = 0;
  let value = "";
  let hasValue = false;
  let isFormula = false;
  let capture = false;
  let phonetic = 0;
  let stopped = false;
  const source = { raw: () => cells.slice(0, count).join("\t") };

  const endOfCell = (): void => {
    // An empty text is a result, an empty number is none.
    if (isFormula)
      formulas.add(
        column + 1,
        line,
        hasValue && (value.trim() !== "" || type === "str") ? value.trim() : null,
      );
    const text = cellText(book, type, style, value);
    if (text === "") return;
    if (column < 0 || column >= LIMITS.columns)
      throw badInput("file-too-many-columns", { file: book.file, limit: LIMITS.columns });
    while (count < column) cells[count++] = "";
    cells[column] = text;
    count = Math.max(count, column + 1);
  };

  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "v" || name === "t") {
          capture = phonetic === 0;
          hasValue = true;
        } else if (name === "c") {
          const at = attributes["r"];
          column = at === undefined ? column + 1 : columnIndex(at);
          type = attributes["t"] ?? "n";
          style = Number(attributes["s"] ?? 0);
          value = "";
          hasValue = false;
          isFormula = false;
        } else if (name === "row") {
          line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"]);
          count = 0;
          column = -1;
        } else if (name === "f") isFormula = true;
        else if (name === "rPh") phonetic++;
      },
      text(part) {
        if (capture && value.length < LIMITS.xmlTextChars) value += part;
      },
      close(name) {
        if (name === "v" || name === "t") capture = false;
        else if (name === "rPh") phonetic--;
        else if (name === "c") endOfCell();
        else if (name === "row" && count > 0) {
          if (merged !== null) count = merged.fill(cells, count, line);
          handler.row(cells, count, line, source);
        }
      },
      next: async () => !(stopped = !(await next())),
    },
    book.file,
  );
  if (!stopped) for (const note of formulas.notes(book.file, name)) handler.note?.(note);
}

function cellText(book: Workbook, type: string, style: number, value: string): string {
  switch (type) {
    case "s":
      return value === "" ? "" : book.strings.get(Number(value));
    case "n":
      return value === "" ? "" : formattedNumber(value.trim(), book.formats[style], book.date1904);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "d":
      return isoMoment(value.trim());
    default:
      return unescaped(value).trim();
  }
}
