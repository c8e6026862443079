import { labelKey } from "./header/labels";
import type { Mapping } from "./header/mapping";
import type { Note } from "./notes";

/** A note about columns that are not read is told under another name: it holds nothing up. */
export function aboutRead(note: Note, labels: readonly string[], mapping: Mapping): Note {
  if (note.columns === undefined) return note;
  const read = new Set(
    Object.values(mapping).flatMap((source) => (source?.from ?? []).map((from) => labelKey(from))),
  );
  const concerns = note.columns.some((column) => read.has(labelKey(labels[column - 1] ?? "")));
  return concerns ? note : { ...note, code: "formula-unread" };
}
