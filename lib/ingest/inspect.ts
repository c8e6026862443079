import { badInput, type ErrorValues, UserError } from "@/lib/errors";
import { COLUMN, ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { kindOf, eachSource, type Source, type UploadedFile } from "./sources";
import { type HeadRow, type Header, isNumberRow } from "./header/find";
import { labelKey, meaningOf } from "./header/labels";
import { applyCorrections, type Corrections, isRollMapping, type Mapping } from "./header/mapping";
import { isOfOfficials } from "./header/officials";
import type { Choice } from "./header/choice";
import { proposeMapping } from "./header/propose";
import { LIMITS } from "./limits";
import { parseTmsCode } from "@/lib/roll/tms";
import { namesStruckList } from "./places/struck";
import { maskCell, maskLabel, maskLine } from "./mask";
import { aboutRead } from "./note-columns";
import type { Answers, Note } from "./notes";
import { RecordFiller, emptyRaw } from "./raw-record";
import { type Layout } from "./table-layout";
import { columnsOf } from "./read-source";
import { type Reading, readingOf } from "./reading";
import { sha256Of, topOf } from "./table-top";
import { type Context, NO_CONTEXT, readTitleRow } from "./places/title-rows";
import type { FileKind } from "./file-type";

export interface ColumnInspection {
  readonly label: string;
  readonly column: RollColumn | null;
  /** up to three real values, masked */
  readonly samples: readonly string[];
}

/** One table of an upload that is a roll. */
export interface TableInspection extends Layout {
  readonly name: string;
  readonly title: string;
  readonly sheet: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly reading: Reading;
  readonly columns: readonly ColumnInspection[];
  readonly missing: readonly RollColumn[];
  /** what was guessed or found odd at its top */
  readonly notes: readonly Note[];
  /** what its evidence leaves open, and what each answer changes */
  readonly choices: readonly Choice[];
  /** rows above the header that name a place */
  readonly titles: readonly (readonly string[])[];
  /** a few values of its place columns, against which the names of file and sheet are held */
  readonly seen: Readonly<Record<"kecamatan" | "desa" | "tps", readonly string[]>>;
}

export interface Inspection {
  readonly kind: FileKind;
  readonly sha256: string;
  readonly size: number;
  readonly tables: readonly TableInspection[];
  /** sheets that were passed over, and why */
  readonly skipped: readonly {
    readonly title: string;
    readonly sheet: string;
    readonly reason: "hidden" | "empty" | "no-roll";
  }[];
  /** what was passed over or found odd in the upload as a whole */
  readonly notes: readonly Note[];
}

export interface InspectOptions {
  readonly tempDir: string;
  /** What a user said for every file (`--map`), or saved for a header's signature. */
  readonly corrections?: Corrections;
  /** What a user answered to questions about files. */
  readonly answers?: Answers;
  readonly savedFor?: (signature: string) => Corrections | undefined;
  /** gets the bytes that were read since it was last called; what it throws ends the inspection */
  readonly progress?: (bytes: number) => void;
}

/**
 * Reads an upload as far as needed to say how it would be imported: each byte once for the SHA-256, the top
 * of each table for its header.
 *
 * @throws UserError bad-input when it is not a roll, saying what was found and what is missing
 */
export async function inspectUpload(file: UploadedFile, options: InspectOptions): Promise<Inspection> {
  const kind = await kindOf(file);
  const notes: Note[] = [];
  const tables: TableInspection[] = [];
  const skipped: { title: string; sheet: string; reason: "hidden" | "empty" | "no-roll" }[] = [];
  const hiddenRolls: { readonly title: string; readonly sheet: string }[] = [];
  let refusal: UserError | null = null;
  let size = 0;
  for await (const source of eachSource(
    file,
    options.tempDir,
    (note) => void notes.push(note),
    options.progress,
  )) {
    size += source.size;
    if (source.kind === "sheet" && source.sheet.hidden) {
      skipped.push({ title: source.title, sheet: source.sheet.name, reason: "hidden" });
      if (await holdsRoll(source, options))
        hiddenRolls.push({ title: source.title, sheet: source.sheet.name });
      continue;
    }
    const found = await inspectSource(source, options);
    if (!(found instanceof UserError)) tables.push(found);
    else if (source.kind === "csv") throw found;
    else {
      skipped.push({
        title: source.title,
        sheet: source.sheet.name,
        reason: found.code === "file-no-rows" ? "empty" : "no-roll",
      });
      refusal ??= found;
    }
  }
  for (const { title, sheet } of examplesBeside(tables)) {
    tables.splice(
      tables.findIndex((table) => table.title === title && table.sheet === sheet),
      1,
    );
    skipped.push({ title, sheet, reason: "no-roll" });
  }
  const onlyHidden = hiddenRolls.find(({ title }) => !tables.some((table) => table.title === title));
  if (onlyHidden !== undefined)
    throw badInput("file-hidden-sheet", { file: onlyHidden.title, sheet: onlyHidden.sheet });
  requireTables(file, tables, skipped, refusal);
  requireLabels(file, tables, options.corrections ?? {});
  const sha256 =
    kind !== "zip" && tables.length === 1 ? (tables[0]?.sha256 ?? "") : await sha256Of(file.path);
  return { kind, sha256, size, tables, skipped, notes: [...notes, ...skippedNotes(skipped)] };
}

/** Sheets that show how the others are to be filled in; where nothing else is a roll, they are what was sent. */
function examplesBeside(tables: readonly TableInspection[]): { title: string; sheet: string }[] {
  const isExample = ({ sheet }: TableInspection) =>
    sheet !== null && /^\W*(?:CONTOH|TEMPLATE|SAMPLE|PETUNJUK|FORMAT)\b/i.test(sheet);
  return tables.flatMap((table) =>
    isExample(table) && tables.some((other) => other.title === table.title && !isExample(other))
      ? { title: table.title, sheet: table.sheet ?? "" }
      : [],
  );
}

/** Is a hidden sheet one that would be read if it were shown? What is wrong with it is nobody's concern. */
async function holdsRoll(source: Source, options: InspectOptions): Promise<boolean> {
  try {
    return !((await inspectSource(source, options)) instanceof UserError);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Sheets that hold something and are no roll are named; empty ones are not worth a word. */
function skippedNotes(skipped: Inspection["skipped"]): Note[] {
  return skipped
    .filter(({ reason }) => reason !== "empty")
    .map(({ title, sheet, reason }) => ({ code: `sheet-${reason}`, values: { file: title, sheet } }));
}

/**
 * Each workbook must hold a roll: of a ZIP, one file that is none refuses the whole, or its voters would be
 * missing without a word.
 */
function requireTables(
  file: UploadedFile,
  tables: readonly TableInspection[],
  skipped: Inspection["skipped"],
  refusal: UserError | null,
): void {
  const without = skipped.find((sheet) => !tables.some((table) => table.title === sheet.title));
  if (without !== undefined || tables.length === 0)
    throw refusal ?? badInput("file-no-rows", { file: without?.title ?? file.name });
}

/**
 * A label that the user named must be in some file: a slip of the pen would otherwise import a roll without
 * that column.
 */
function requireLabels(
  file: UploadedFile,
  tables: readonly TableInspection[],
  corrections: Corrections,
): void {
  const error = missingLabel(
    file.name,
    tables.map((table) => table.header.labels),
    corrections,
  );
  if (error !== null) throw error;
}

function missingLabel(
  file: string,
  tables: readonly (readonly string[])[],
  corrections: Corrections,
): UserError | null {
  const present = new Set(tables.flat().map(labelKey));
  const label = Object.values(corrections)
    .flatMap((correction) => correction?.from ?? [])
    .find((from) => !present.has(labelKey(from)));
  if (label === undefined) return null;
  return badInput("mapping-no-such-column", {
    file,
    label,
    found: [...new Set(tables.flat())].slice(0, 30).map(maskLabel).join(", "),
  });
}

async function inspectSource(source: Source, options: InspectOptions): Promise<TableInspection | UserError> {
  const wanted = new Set(
    Object.values(options.corrections ?? {}).flatMap((correction) => correction?.from.map(labelKey) ?? []),
  );
  const top = await topOf(source, wanted, options.answers ?? {}, options.progress);
  if (top.rows.length === 0) return badInput("file-no-rows", { file: source.title });
  const { header } = top;
  if (header === null) return badInput("file-no-header", { file: source.title, rows: LIMITS.headRows });
  if (header.labels.length > LIMITS.columns)
    return badInput("file-too-many-columns", { file: source.title, limit: LIMITS.columns });

  const data = peopleAmong(
    top.rows.filter((row) => row.line > header.line),
    header,
  );
  const proposal = proposeMapping(header.labels, (at) => valuesAt(data, at));
  const saved = options.savedFor?.(header.signature) ?? {};
  const mapping = applyCorrections(
    applyCorrections(proposal.mapping, saved, header.labels),
    options.corrections ?? {},
    header.labels,
  );
  if (!isRollMapping(mapping))
    return missingLabel(source.title, [header.labels], options.corrections ?? {}) ?? notARoll(source, header);
  if (isOfOfficials(header.labels, mapping)) return badInput("file-officials", { file: source.title });
  if (isSideBySide(header.labels)) return badInput("file-two-tables", { file: source.title });
  const above = top.rows.slice(0, header.at).map((row) => row.cells);
  const context = contextOf(above);
  const layout: Layout = {
    encoding: top.encoding,
    delimiter: top.delimiter,
    returns: top.returns,
    quotedLines: top.quotedLines,
    singleQuotes: top.singleQuotes,
    header,
    mapping,
    context,
    kabupaten: proposal.kabupaten,
  };
  const present = columnsOf(layout);
  const { reading, notes, choices } = await readingOf(source, layout, data, top.complete);
  const struck = struckName(source, above, mapping, header, data);
  return {
    ...layout,
    name: source.name,
    title: source.title,
    sheet: source.kind === "sheet" ? source.sheet.name : null,
    size: source.size,
    sha256: top.sha256,
    reading,
    columns: sampled(header, mapping, data),
    missing: ROLL_COLUMNS.filter((column) => !present.includes(column)),
    notes: [...top.notes.map((note) => aboutRead(note, header.labels, mapping)), ...proposal.notes, ...notes],
    choices: [...proposal.choices, ...choices, ...(struck === null ? [] : [listStruck(struck, data)])].filter(
      ({ id, code }) => !isSettled(id ?? code, saved, options.corrections ?? {}),
    ),
    titles: above.filter(
      (cells) => Object.keys(readTitleRow(cells)).length > 0 || cells.some((cell) => OF_KABUPATEN.test(cell)),
    ),
    seen: seenPlaces(layout, data, source.title),
  };
}

/**
 * The title or the name of the sheet or file that calls the whole list struck off, unless its own remarks say who is.
 */
function struckName(
  source: Source,
  above: readonly (readonly string[])[],
  mapping: Mapping,
  header: Header,
  data: readonly HeadRow[],
): string | null {
  const at = (mapping.remark?.from ?? []).map((label) => header.labels.indexOf(label));
  const says = data.some(({ cells }) => at.some((i) => parseTmsCode(cells[i] ?? "") !== null));
  if (says) return null;
  const sheet =
    source.kind === "sheet" && parseTmsCode(source.sheet.name) === null ? [source.sheet.name] : [];
  const names = [...above.flat(), ...sheet, ...source.name.split("/")];
  return names.find((name) => namesStruckList(name))?.slice(0, 80) ?? null;
}

/** Lines of the list that a question about all of them shows. */
const SHOWN_LINES = 3;

const listStruck = (name: string, data: readonly HeadRow[]): Choice => ({
  code: "list-struck",
  values: { name },
  samples: data
    .slice(0, SHOWN_LINES)
    .map(({ line, cells }) => `${String(line)}: ${maskLine(cells.filter(Boolean).join(" · ")).slice(0, 80)}`),
  chosen: null,
  options: [
    { value: "strike", corrections: {} },
    { value: "keep", corrections: {} },
  ],
});

/** Says what a roll would have and what this table has instead; a table of totals is called by its name. */
function notARoll(source: Source, header: Header): UserError {
  const values: ErrorValues = {
    file: source.kind === "sheet" ? `${source.title} (${source.sheet.name})` : source.title,
    missing: [COLUMN.name.label, COLUMN.nik.label].join(", "),
    found: header.labels.slice(0, 12).map(maskLabel).join(", "),
  };
  const totals = header.labels.filter((label) => meaningOf(label)?.kind === "total").length;
  return badInput(totals >= 2 ? "file-totals-table" : "file-not-a-roll", values);
}

function contextOf(above: readonly (readonly string[])[]): Context {
  let context = NO_CONTEXT;
  for (const cells of above) context = { ...context, ...readTitleRow(cells) };
  return context;
}

const OF_KABUPATEN = /\b(?:KAB|KABUPATEN|KOTA)\b/i;

/** Columns that a line must have filled, of ten, before its values say anything about their columns. */
const FILLED_OF_TEN = 4;

/** The lines that may be people: no headings that come again, no numbers of columns, no signatures. */
function peopleAmong(rows: readonly HeadRow[], header: Header): HeadRow[] {
  const headings = new Set(header.texts.map(labelKey));
  const least = Math.min(3, (header.labels.length * FILLED_OF_TEN) / 10);
  return rows.filter(({ cells }) => {
    const filled = cells.filter((cell) => cell !== "");
    return (
      filled.length >= least && !isNumberRow(filled) && !filled.every((cell) => headings.has(labelKey(cell)))
    );
  });
}

/** Values of one column in the order of the lines, the empty ones left out. */
function valuesAt(rows: readonly HeadRow[], at: number): string[] {
  return rows.flatMap((row) => row.cells[at] || []);
}

/** A person who names the column has answered what its values leave open. */
function isSettled(id: string, ...given: readonly Corrections[]): boolean {
  const columns = new Set(given.flatMap((corrections) => Object.keys(corrections)));
  if (id === "status-meaning" || id === "status-codes")
    return columns.has("marital") || columns.has("remark");
  if (id === "numbers-exchanged") return columns.has("nik") || columns.has("nkk");
  return columns.has(id.replace(/^(?:header-twice|column-misfit)-/, ""));
}

/** The same headings twice, of names and of at least one thing more: two tables beside each other. */
function isSideBySide(labels: readonly string[]): boolean {
  const columns = labels.flatMap((label) => {
    const meaning = meaningOf(label);
    return meaning?.kind === "column" && meaning.column !== "remark" ? meaning.column : [];
  });
  const twice = new Set(columns.filter((column, i) => columns.indexOf(column) !== i));
  return twice.has("name") && twice.size >= 2;
}

const SEEN = 20;

function seenPlaces(layout: Layout, rows: readonly HeadRow[], file: string): TableInspection["seen"] {
  const seen = { kecamatan: new Set<string>(), desa: new Set<string>(), tps: new Set<string>() };
  const filler = new RecordFiller(layout.mapping, layout.header.labels, file);
  const raw = emptyRaw();
  for (const row of rows) {
    filler.fill(raw, row.cells, row.cells.length, NO_CONTEXT);
    for (const column of ["kecamatan", "desa", "tps"] as const) {
      const value = raw[column];
      if (value !== null && seen[column].size < SEEN) seen[column].add(value.slice(0, 60));
    }
  }
  return { kecamatan: [...seen.kecamatan], desa: [...seen.desa], tps: [...seen.tps] };
}

function sampled(header: Header, mapping: Mapping, rows: readonly HeadRow[]): ColumnInspection[] {
  return header.labels.map((label, at) => {
    const column =
      ROLL_COLUMNS.find((name) => mapping[name]?.from.some((from) => labelKey(from) === labelKey(label))) ??
      null;
    const values = new Set<string>();
    for (const row of rows) {
      const value = row.cells[at] ?? "";
      if (value !== "")
        values.add(maskCell(mapping[column ?? "name"]?.take === "all" ? column : null, value));
      if (values.size === 3) break;
    }
    return { label, column, samples: [...values] };
  });
}
