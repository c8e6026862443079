import { expect } from "vitest";
import { storedJson } from "@/lib/db/stored-json";
import type { Corrections } from "@/lib/ingest/header/mapping";
import type { Answers } from "@/lib/ingest/notes";
import { inspectUpload, type Inspection } from "@/lib/ingest/inspect";
import { inspectionSchema } from "@/lib/ingest/inspection-schema";
import { readSource, type Reject } from "@/lib/ingest/read-source";
import type { RawRow } from "@/lib/ingest/raw-record";
import { eachSource, type UploadedFile } from "@/lib/ingest/sources";

export interface AllLines {
  readonly inspection: Inspection;
  readonly records: { readonly line: number; readonly sheet: string | null; readonly raw: Partial<RawRow> }[];
  readonly rejects: Reject[];
}

/**
 * Inspects a file, stores what was found as JSON and reads every table by it, as an import does; empty columns
 * are left out of the records.
 */
export async function readAll(
  file: UploadedFile,
  tempDir: string,
  corrections: Corrections = {},
  answers: Answers = {},
): Promise<AllLines> {
  const inspected = await inspectUpload(file, { tempDir, corrections, answers });
  const inspection = inspectionSchema.parse(storedJson(inspected));
  expect(inspection, "what is stored of an inspection is read back whole").toEqual(inspected);
  const all: AllLines = { inspection, records: [], rejects: [] };
  for await (const source of eachSource(file, tempDir)) {
    const sheet = source.kind === "sheet" ? source.sheet.name : null;
    const table = inspection.tables.find(
      (candidate) => candidate.title === source.title && candidate.sheet === sheet,
    );
    if (table === undefined) continue;
    await readSource(source, table, {
      record: (raw, line) =>
        all.records.push({
          line,
          sheet,
          raw: Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null)),
        }),
      reject: (reject) => all.rejects.push(reject),
      note: () => undefined,
      next: () => true,
    });
  }
  return all;
}
