import { namesNobody } from "@/lib/mask-text";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";
import type { BookProblem, FieldColumn, FilledLine, LineProblem } from "./book";

type CellValue = string | number | null;

/** What the sheets may say, in any of the product's languages: upper-case words → code. */
export interface SheetWords {
  readonly columns: ReadonlyMap<string, FieldColumn>;
  readonly results: ReadonlyMap<string, string>;
  readonly elements: ReadonlyMap<string, string>;
}

export interface SheetReading {
  readonly filled: readonly FilledLine[];
  readonly problems: readonly BookProblem[];
  readonly empty: number;
}

const FILLED = ["result", "element", "value", "note"] as const;
const NEEDED = ["id", "name", ...FILLED] as const;
const LONGEST = { value: 200, note: 2000 } as const;

/**
 * Reads a sheet that was filled in at the village, every line of it, and says of each what is wrong.
 * @param rows the heading first @returns null where a column of the sheet is missing
 */
export function readFieldSheet(
  rows: readonly (readonly CellValue[])[],
  words: SheetWords,
): SheetReading | null {
  const at = new Map<FieldColumn, number>();
  (rows[0] ?? []).forEach((cell, index) => {
    const column = words.columns.get(key(cell));
    if (column !== undefined && !at.has(column)) at.set(column, index);
  });
  if (NEEDED.some((column) => !at.has(column))) return null;
  const filled: FilledLine[] = [];
  const problems: BookProblem[] = [];
  let empty = 0;
  rows.slice(1).forEach((row, index) => {
    if (row.every((cell) => text(cell) === "")) return;
    const line = index + 2;
    const cell = (column: FieldColumn): CellValue => row[at.get(column) ?? -1] ?? null;
    if (FILLED.every((column) => text(cell(column)) === "")) {
      empty += 1;
      return;
    }
    const read = readLine(cell, words);
    problems.push(...read.problems.map((problem) => ({ line, values: {}, ...problem })));
    if (read.filled !== null) filled.push({ line, ...read.filled });
  });
  return { filled, problems, empty };
}

const text = (cell: CellValue): string => (cell === null ? "" : String(cell).trim());
const key = (cell: CellValue): string => text(cell).toUpperCase();

interface ReadLine {
  readonly filled: Omit<FilledLine, "line"> | null;
  readonly problems: readonly Pick<BookProblem, "column" | "code">[];
}

function readLine(cell: (column: FieldColumn) => CellValue, words: SheetWords): ReadLine {
  const problems: Pick<BookProblem, "column" | "code">[] = [];
  const wrong = (column: FieldColumn, code: LineProblem) => problems.push({ column, code });
  const [id, note, value] = [text(cell("id")), text(cell("note")), text(cell("value"))];
  if (id === "") wrong("id", "id-missing");
  const result = FIELD_RESULTS.find((code) => code === words.results.get(key(cell("result"))));
  if (text(cell("result")) === "") wrong("result", "no-result");
  else if (result === undefined) wrong("result", "result-unknown");
  const element = CORRECTABLE_COLUMNS.find((code) => code === words.elements.get(key(cell("element"))));
  if (text(cell("element")) !== "" && element === undefined) wrong("element", "element-unknown");
  if (element !== undefined && value === "") wrong("value", "value-missing");
  if (value !== "" && text(cell("element")) === "") wrong("element", "element-missing");
  if (value.length > LONGEST.value) wrong("value", "too-long");
  if (note.length > LONGEST.note) wrong("note", "too-long");
  if (!namesNobody(note)) wrong("note", "text-holds-identity");
  const isNumber = element === "nik" || element === "nkk";
  // A spreadsheet keeps 15 digits of a number: the 16th is no longer what somebody wrote.
  if (isNumber && typeof cell("value") === "number") wrong("value", "number-rounded");
  else if (!isNumber && !namesNobody(value)) wrong("value", "text-holds-identity");
  if (result === "DITEMUI-BERBEDA" && value === "" && note === "") wrong("value", "what-differs");
  if (problems.length > 0 || result === undefined) return { filled: null, problems };
  const found = element === undefined ? {} : { found: { element, value } };
  return {
    filled: { id, name: text(cell("name")), result: { result, ...found, ...(note === "" ? {} : { note }) } },
    problems,
  };
}
