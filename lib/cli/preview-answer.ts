import { maskLine } from "@/lib/ingest/mask";
import type { Preview } from "@/lib/ingest/preview";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewRow } from "@/lib/snapshot/model/preview-view";
import { noteText } from "./answers";

export const outcomeOf = ({ questions }: Preview) => (questions.length > 0 ? "asked" : "imported");

/** What `snapshot preview --json` prints. */
export function previewAnswer(preview: Preview, masked: boolean) {
  const regions = loadRegions();
  const { questions, warnings, accepted, rejected, active, tables, records, rejects } = preview;
  return {
    outcome: outcomeOf(preview),
    questions: questions.map((question) => ({ ...question, message: noteText(question) })),
    warnings: warnings.map((note) => ({ code: note.code, message: noteText(note) })),
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
