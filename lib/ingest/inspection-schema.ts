import { z } from "zod";
import type { ShapeOf } from "@/lib/shape-of";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { ENCODINGS } from "./csv/encoding";
import { FILE_KINDS } from "./file-type";
import type { Header } from "./header/find";
import type { ColumnSource, Corrections, Mapping } from "./header/mapping";
import type { Choice } from "./header/choice";
import type { ColumnInspection, Inspection, TableInspection } from "./inspect";
import type { Note } from "./notes";
import type { Context } from "./places/title-rows";
import type { Reading } from "./reading";

// What is stored of an inspection (`upload.inspection`, `snapshot.mapping`), as it is read back. What files of
// an earlier version lack has the value that they were read by.

const textsSchema = z.array(z.string());
const countSchema = z.int().min(0);
const rollColumnSchema = z.enum(ROLL_COLUMNS);

const noteShape = {
  id: z.string().exactOptional(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  samples: textsSchema.exactOptional(),
  columns: z.array(z.int()).exactOptional(),
  answers: textsSchema.exactOptional(),
} satisfies ShapeOf<Note>;
const notesSchema = z.array(z.object(noteShape)).default([]);

const sourceSchema = z.object({
  from: textsSchema,
  take: z.enum(["all", "place", "date", "rt", "rw", "part"]),
} satisfies ShapeOf<ColumnSource>);
const mappingSchema: z.ZodType<Mapping> = z.partialRecord(rollColumnSchema, sourceSchema);
const correctionsSchema: z.ZodType<Corrections> = z.partialRecord(rollColumnSchema, sourceSchema.nullable());

const choiceSchema = z.object({
  ...noteShape,
  options: z.array(z.object({ value: z.string(), corrections: correctionsSchema })),
  chosen: z.string().nullable(),
} satisfies ShapeOf<Choice>);

const headerSchema = z.object({
  at: countSchema,
  rows: countSchema,
  line: countSchema,
  labels: textsSchema,
  width: countSchema,
  texts: textsSchema,
  block: z.array(textsSchema).default([]),
  known: countSchema,
  signature: z.string(),
} satisfies ShapeOf<Header>);

const contextSchema = z.object({
  kecamatan: z.string().nullable(),
  desa: z.string().nullable(),
  tps: z.string().nullable(),
  remark: z.string().nullable().default(null),
  sex: z.enum(["L", "P"]).nullable().default(null),
} satisfies ShapeOf<Context>);

const readingSchema = z.object({
  sexTable: z.enum(["LP", "PW", "12"]),
  nextDay: z.boolean(),
  monthFirst: z.boolean().exactOptional(),
  fillDown: z.boolean().exactOptional(),
  strikeDoubtful: z.boolean().exactOptional(),
} satisfies ShapeOf<Reading>);

const columnSchema = z.object({
  label: z.string(),
  column: rollColumnSchema.nullable(),
  samples: textsSchema,
} satisfies ShapeOf<ColumnInspection>);

/** One table of an upload: its layout, and what was found at its top. */
export const tableInspectionSchema: z.ZodType<TableInspection> = z.object({
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.string().nullable(),
  returns: z.boolean().default(false),
  quotedLines: z.boolean().default(false),
  singleQuotes: z.boolean().default(false),
  struckHeadings: z.enum(["strike", "keep"]).exactOptional(),
  standing: z.object({ label: z.string(), struck: z.string() }).exactOptional(),
  header: headerSchema,
  mapping: mappingSchema,
  context: contextSchema,
  kabupaten: z.string().nullable().default(null),
  name: z.string(),
  title: z.string(),
  sheet: z.string().nullable(),
  size: countSchema,
  sha256: z.string(),
  reading: readingSchema.default({ sexTable: "LP", nextDay: false }),
  columns: z.array(columnSchema),
  missing: z.array(rollColumnSchema),
  notes: notesSchema,
  choices: z.array(choiceSchema).default([]),
  titles: z.array(textsSchema).default([]),
  seen: z
    .object({ kecamatan: textsSchema, desa: textsSchema, tps: textsSchema })
    .default({ kecamatan: [], desa: [], tps: [] }),
} satisfies ShapeOf<TableInspection>);

/** What `finishUpload` stores of an upload. */
export const inspectionSchema: z.ZodType<Inspection> = z.object({
  kind: z.enum(FILE_KINDS),
  sha256: z.string(),
  size: countSchema,
  tables: z.array(tableInspectionSchema),
  skipped: z.array(
    z.object({ title: z.string(), sheet: z.string(), reason: z.enum(["hidden", "empty", "no-roll"]) }),
  ),
  notes: notesSchema,
} satisfies ShapeOf<Inspection>);
