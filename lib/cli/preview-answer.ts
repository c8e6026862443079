import { maskLine } from "@/lib/ingest/mask";
import type { Note } from "@/lib/ingest/notes";
import type { Preview } from "@/lib/ingest/preview";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewRow } from "@/lib/snapshot/model/preview-view";
import { noteText } from "./answers";

export const outcomeOf = ({ questions }: Preview) => (questions.length > 0 ? "asked" : "imported");

const withSamples = (note: Note): string =>
  note.samples === undefined || note.samples.length === 0
    ? noteText(note)
    : `${noteText(note)} (${note.samples.join("; ")})`;

/** What `snapshot preview --json` prints. */
export function previewAnswer(preview: Preview, masked: boolean) {
  const regions = loadRegions();
  const { questions, warnings, accepted, rejected, active, tables, records, rejects } = preview;
  return {
    outcome: outcomeOf(preview),
    questions: questions.map((question) => ({ ...question, message: withSamples(question) })),
    warnings: warnings.map((note) => ({ code: note.code, message: withSamples(note) })),
    accepted,
    rejected,
    active,
    mapping: tables.map(({ title, sheet, mapping }) => ({ file: title, sheet, columns: mapping })),
    rows: records.map(({ raw, normal, line }) => ({
      line,
      ...previewRow(raw, normal, masked, (code) => regions.nameOf(code)),
    })),
    rejects: rejects.map(({ line, column, reason, raw }) => ({
      line,
      column,
      reason,
      raw: masked ? maskLine(raw) : raw,
    })),
  };
}
