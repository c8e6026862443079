import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";
import { numberText, serialDate } from "./number";
import type { Sheet, Workbook } from "./workbook";
import { parseXml } from "./xml";

/**
 * Streams the rows of one sheet. Formulas give their stored result, dates ISO text, errors their sign
 * (`#N/A`): nothing is computed.
 *
 * @param next see `XmlHandler.next`
 */
export async function readSheet(
  book: Workbook,
  sheet: Sheet,
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const cells: string[] = [];
  let count = 0;
  let line = 0;
  let column = -1;
  let type = "";
  let style = 0;
  let value = "";
  let capture = false;
  let phonetic = 0;
  const source = { raw: () => cells.slice(0, count).join("\t") };

  await parseXml(
    await book.open(sheet),
    {
      open(name, attributes) {
        if (name === "v" || name === "t") capture = phonetic === 0;
        else if (name === "c") {
          const at = attributes["r"];
          column = at === undefined ? column + 1 : columnIndex(at);
          type = attributes["t"] ?? "n";
          style = Number(attributes["s"] ?? 0);
          value = "";
        } else if (name === "row") {
          line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"]);
          count = 0;
          column = -1;
        } else if (name === "rPh") phonetic++;
      },
      text(part) {
        if (capture && value.length < LIMITS.xmlTextChars) value += part;
      },
      close(name) {
        if (name === "v" || name === "t") capture = false;
        else if (name === "rPh") phonetic--;
        else if (name === "c") {
          const text = cellText(book, type, style, value);
          if (text === "") return;
          if (column < 0 || column >= LIMITS.columns)
            throw badInput("file-too-many-columns", { file: book.file, limit: LIMITS.columns });
          while (count < column) cells[count++] = "";
          cells[column] = text;
          count = Math.max(count, column + 1);
        } else if (name === "row" && count > 0) handler.row(cells, count, line, source);
      },
      next,
    },
    book.file,
  );
}

function cellText(book: Workbook, type: string, style: number, value: string): string {
  switch (type) {
    case "s":
      return value === "" ? "" : book.strings.get(Number(value));
    case "n": {
      if (value === "") return "";
      const date = book.dateStyles[style] === true ? serialDate(Number(value), book.date1904) : null;
      return date ?? numberText(value.trim());
    }
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    default:
      return value.trim();
  }
}

/** `BC12` → 54. */
function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + (code - 64);
  }
  return index - 1;
}
