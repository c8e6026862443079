import { badInput } from "@/lib/errors";
import { type Note, type Answers, told } from "@/lib/ingest/notes";
import { NO_CONTEXT, readTitleRow, type Context } from "@/lib/ingest/places/title-rows";
import { gazetteerOf } from "@/lib/ingest/places/gazetteer";
import { emptyRaw, type RawRow } from "@/lib/ingest/raw-record";
import { readSource, type Reject } from "@/lib/ingest/read-source";
import { readingOf } from "@/lib/ingest/reading";
import { eachSource, type Source, type UploadedFile } from "@/lib/ingest/sources";
import type { Layout } from "@/lib/ingest/table-layout";
import { sha256Of, topOf } from "@/lib/ingest/table-top";
import type { RegionIndex } from "@/lib/regions/region-index";
import { normaliseRecord } from "@/lib/roll/record";
import { ARRIVING, type ListKind } from "@/lib/list/model/kinds";
import type { ListFile, ReadLine, ReadList } from "@/lib/list/model/read-list";
import { headerOf } from "./header";
import { ListHeadings, mappingsOf } from "./headings";

export interface ListPlan {
  readonly files: readonly UploadedFile[];
  readonly kind: ListKind;
  readonly regionCode: string;
  readonly referenceDate: string;
  readonly answers: Answers;
  readonly tempDir: string;
}

/**
 * Reads the files of a list with the reader of rolls: the same formats, the same questions. A line may name
 * several people (ganda); each becomes a person of the line. What is no entry is rejected by its line.
 *
 * @throws bad-input where a file is no table, or none of its tables names people
 */
export async function readList(plan: ListPlan, regions: RegionIndex): Promise<ReadList> {
  const notes: Note[] = [];
  const lines = new Map<string, ReadLine>();
  const files: ListFile[] = [];
  for (const file of plan.files) {
    let tables = 0;
    for await (const source of eachSource(file, plan.tempDir, (note) => void notes.push(note))) {
      if (source.kind === "sheet" && source.sheet.hidden) continue;
      const ord = files.length + 1;
      if (!(await readTable(source, ord, plan, regions, notes, lines))) continue;
      tables++;
      files.push({
        ord,
        name: source.title,
        sheet: source.kind === "sheet" ? source.sheet.name : null,
        sha256: await sha256Of(file.path),
      });
    }
    if (tables === 0) throw badInput("list-no-people", { file: file.name });
  }
  const sorted = [...lines.values()].toSorted((a, b) => a.file - b.file || a.line - b.line);
  return { files, lines: sorted, ...told(notes, plan.answers) };
}

/** @returns false for a table that names nobody */
async function readTable(
  source: Source,
  ord: number,
  plan: ListPlan,
  regions: RegionIndex,
  notes: Note[],
  lines: Map<string, ReadLine>,
): Promise<boolean> {
  const arriving = ARRIVING.has(plan.kind);
  const headings = new ListHeadings(arriving);
  const top = await topOf(source, headings, plan.answers);
  const header = headerOf(top.rows, headings);
  if (header === null) return false;
  const mappings = mappingsOf(header.labels, arriving);
  if (mappings.length === 0) return false;
  notes.push(...top.notes);
  const data = top.rows.filter((row) => row.line > header.line);
  const gazetteer = gazetteerOf(regions, plan.regionCode);
  let context: Context = NO_CONTEXT;
  for (const { cells } of top.rows.slice(0, header.at))
    context = { ...context, ...readTitleRow(cells, gazetteer) };
  for (const mapping of mappings) {
    const layout: Layout = {
      ...top,
      header,
      mapping,
      context: { ...context, remark: null },
      kabupaten: null,
    };
    const { reading, notes: odd } = await readingOf(source, layout, data, top.complete);
    notes.push(...odd);
    await readSource(source, layout, {
      record: (raw: RawRow, line: number) => {
        const kept = { ...emptyRaw(), ...raw };
        const normal = normaliseRecord(kept, { ...plan, ...reading, regions });
        const before = lines.get(`${ord}:${line}`);
        const people = [...(before?.people ?? []), { raw: kept, normal }];
        lines.set(`${ord}:${line}`, { file: ord, line, people, reject: null });
      },
      reject: (reject: Reject) => {
        const { line, reason, raw } = reject;
        if (!lines.has(`${ord}:${line}`))
          lines.set(`${ord}:${line}`, { file: ord, line, people: [], reject: { reason, raw } });
      },
      note: (note) => void notes.push(note),
      next: () => true,
    });
  }
  return true;
}
