import { badInput } from "@/lib/errors";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { Sex } from "@/lib/roll/normal-record";
import type { RegionIndex } from "@/lib/regions/region-index";
import { applyCorrections, type Corrections, isRollMapping, type Mapping } from "./header/mapping";
import type { TableInspection } from "./inspect";
import type { Answers, Note } from "./notes";
import { columnsOf } from "./read-source";
import { columnEffects, readingEffects } from "./plausibility/effects";
import { contextOf } from "./places/context";
import { gazetteerOf } from "./places/gazetteer";
import { otherKabupatenIn } from "./places/other-kabupaten";
import { sexOfName } from "./places/sex-name";

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
  const { context: placed, guessed } = contextOf(table, gazetteerOf(regions, regionCode));
  const sexed = mapping.sex === undefined ? sexOf(table) : null;
  const found = { ...placed, sex: sexed?.sex ?? null };
  const asked = table.choices.some(({ code }) => code === "list-struck");
  const context = asked && answers["list-struck"] === "strike" ? { ...found, remark: "TMS" } : found;
  const headings = answers["heading-struck"];
  const codes = table.choices.find(({ code }) => code === "status-codes");
  const struck = codes?.options.find(({ value }) => value === answers["status-codes"])?.value;
  const label = codes?.values["label"];
  const present = columnsOf({ mapping, context });
  // Samples are for the person who looks at the mapping; a plan needs none.
  return {
    ...table,
    mapping,
    reading: readingEffects(table.reading, answers),
    context,
    ...(struck !== undefined && struck !== "ignore" && typeof label === "string"
      ? { standing: { label, struck } }
      : {}),
    ...(headings === "strike" || headings === "keep" ? { struckHeadings: headings } : {}),
    notes: [
      ...table.notes,
      ...guessed,
      ...(sexed === null ? [] : [sexed.note]),
      ...ofOther(table, regionCode, regions),
    ],
    columns: [],
    missing: ROLL_COLUMNS.filter((column) => !present.includes(column)),
  };
}

/** A title, sheet, folder or file that names another kabupaten than the one that is imported. */
function ofOther(
  { title, name, sheet, titles }: TableInspection,
  regionCode: string,
  regions: RegionIndex,
): Note[] {
  const texts = [...titles.map((cells) => cells.filter(Boolean).join("  ")), ...name.split("/"), sheet ?? ""];
  const other = texts
    .map((text) => otherKabupatenIn(text.replace(/_/g, " "), regionCode, regions))
    .find((found) => found !== null);
  if (other === undefined || other === null) return [];
  const own = regions.nameOf(regionCode) ?? regionCode;
  const values = { file: title, other: other.toUpperCase(), own: own.toUpperCase() };
  return [{ code: "title-kabupaten", values, samples: [], answers: ["keep"] }];
}

/** The sex that the sheet, else the file, gives all its lines, and what is told of it. */
function sexOf({ sheet, name, title }: TableInspection): { sex: Sex; note: Note } | null {
  const ofSheet = sheet === null ? null : sexOfName(sheet);
  const sex =
    ofSheet ??
    sexOfName(
      name
        .split("/")
        .at(-1)
        ?.replace(/\.[a-z0-9]{2,4}$/i, "") ?? "",
    );
  if (sex === null) return null;
  const file = sheet === null ? title : `${title} (${sheet})`;
  return { sex, note: { code: "name-says-sex", values: { file, value: sex } } };
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
