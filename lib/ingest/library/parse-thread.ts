import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { read, type CellObject, type WorkBook } from "@e965/xlsx";
import type { FromParser, ParsedCell, ParseTask, RowsWanted } from "./parse-messages";

// The thread in which SheetJS parses: started as it stands by Node, so it imports packages and types only.

if (parentPort === null) throw new Error("parse-thread runs as a thread");
const port = parentPort;
const { path } = workerData as ParseTask;
const send = (message: FromParser) => port.postMessage(message);

function parsed(): WorkBook | null {
  try {
    return read(readFileSync(path), {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ type: "failed", locked: /password|encrypt/i.test(message), message });
    return null;
  }
}

function cellOf(cell: CellObject | undefined): ParsedCell {
  switch (cell?.t) {
    case "n":
      return { number: Number(cell.v), format: typeof cell.z === "string" ? cell.z : "General" };
    case "b":
      return cell.v === true ? "TRUE" : "FALSE";
    case "e":
      return cell.w ?? "#ERROR";
    case "s":
      return String(cell.v ?? "").trim();
    default:
      return null;
  }
}

const book = parsed();
if (book !== null) {
  const sheets = book.SheetNames.map((name) => book.Sheets[name] ?? {});
  port.on("message", ({ sheet, from, count }: RowsWanted) => {
    const rows = (sheets[sheet]?.["!data"] ?? []).slice(from, from + count);
    // Rows and cells without content are holes: `Array.from` fills them.
    send({ type: "rows", rows: Array.from(rows, (row) => Array.from(row ?? [], cellOf)) });
  });
  send({
    type: "book",
    date1904: book.Workbook?.WBProps?.date1904 === true,
    sheets: sheets.map((sheet, at) => ({
      name: book.SheetNames[at] ?? "",
      hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
      rows: sheet["!data"]?.length ?? 0,
      merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c + 1 })),
    })),
  });
}
