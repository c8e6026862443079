import { badInput } from "@/lib/errors";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RegionIndex } from "@/lib/regions/region-index";
import { applyCorrections, type Corrections, isRollMapping, type Mapping } from "./header/mapping";
import type { TableInspection } from "./inspect";
import type { Answers, Note } from "./notes";
import { columnsOf } from "./read-source";
import { columnEffects, readingEffects } from "./plausibility/effects";
import { contextOf } from "./places/context";
import { gazetteerOf } from "./places/gazetteer";

/**
 * One table with the corrections of whoever looked at it, and places from its file name now that the
 * kabupaten is known.
 *
 * @throws bad-input `mapping-incomplete` when a correction leaves it without names and numbers
 */
export function planTable(
  table: TableInspection,
  corrections: Corrections,
  answers: Answers,
  regionCode: string,
  regions: RegionIndex,
): TableInspection {
  const answered = table.choices.map(
    ({ id, code, options, chosen }) =>
      options.find(({ value }) => value === (answers[id ?? code] ?? chosen))?.corrections ?? {},
  );
  const mapping = [...answered, columnEffects(answers), corrections].reduce<Mapping>(
    (so, more) => applyCorrections(so, more, table.header.labels),
    table.mapping,
  );
  if (!isRollMapping(mapping)) throw badInput("mapping-incomplete", { file: table.title });
  const { context: found, guessed } = contextOf(table, gazetteerOf(regions, regionCode));
  const asked = table.choices.some(({ code }) => code === "list-struck");
  const context = asked && answers["list-struck"] === "strike" ? { ...found, remark: "TMS" } : found;
  const headings = answers["heading-struck"];
  const present = columnsOf({ mapping, context });
  // Samples are for the person who looks at the mapping; a plan needs none.
  return {
    ...table,
    mapping,
    reading: readingEffects(table.reading, answers),
    context,
    ...(headings === "strike" || headings === "keep" ? { struckHeadings: headings } : {}),
    notes: [...table.notes, ...guessed],
    columns: [],
    missing: ROLL_COLUMNS.filter((column) => !present.includes(column)),
  };
}

/** What is to be told or asked about a table before it is read. */
export function notesOf(table: TableInspection): Note[] {
  return [
    ...table.notes,
    ...table.choices.map(({ id, code, values, samples, options, chosen }) => ({
      code,
      values,
      ...(id === undefined ? {} : { id }),
      ...(samples === undefined ? {} : { samples }),
      ...(chosen === null ? { answers: options.map(({ value }) => value) } : {}),
    })),
  ];
}
