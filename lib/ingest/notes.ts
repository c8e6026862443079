import type { ErrorValues } from "@/lib/errors";
import { maskDeep } from "@/lib/mask-text";
import { SINGLE_BYTE } from "./csv/single-byte";

/**
 * Something that the importer guessed, passed over or found odd, for a person to read before anything is
 * stored: `note.<code>` in the messages. Neither values nor samples ever hold cells of identity columns.
 */
export interface Note {
  /** names the question where one code asks several; the code otherwise */
  readonly id?: string;
  readonly code: string;
  readonly values: ErrorValues;
  /** values or masked lines that it is about */
  readonly samples?: readonly string[];
  /** columns that it is about, from 1; said otherwise when none of them is read */
  readonly columns?: readonly number[];
  /** given: nothing is stored before one of them is chosen; the likeliest first */
  readonly answers?: readonly string[];
}

/** Takes what is noticed about a file before its rows are read. */
export type Tell = (note: Note) => void;

/** What the evidence leaves open: nothing is stored before somebody has answered. */
export interface Question extends Note {
  /** names the question in `--answer QUESTION=VALUE` and in the saved answers */
  readonly id: string;
  readonly samples: readonly string[];
  /** what can be answered, the likeliest first: `note.answer.<code>.<value>`, or a heading of the file */
  readonly answers: readonly string[];
}

/** Answers by question. */
export type Answers = Readonly<Record<string, string>>;

/** Notes that are questions, with their answers; all others are told and hold nothing up. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  /** formulas whose result no program has stored: read as empty cells? */
  "formula-empty": ["read-empty"],
  /** a column of formulas that all give 0, as libraries store that do not compute: believed? */
  "formula-zero": ["read-zero"],
  /** UTF-8 that was once read as Windows-1252 and saved so */
  "encoding-twice": ["repair", "keep"],
  /** letters that make no sense in any encoding */
  "encoding-unsure": SINGLE_BYTE,
};

/** One note for each thing, however many tables or lines say it; long numbers in remarks and titles starred. */
export function told(notes: readonly Note[], answers: Answers): { questions: Question[]; warnings: Note[] } {
  const once = [...new Map(notes.map((note) => [JSON.stringify([note.code, note.values]), note])).values()];
  const questions = new Map<string, Question>();
  const warnings: Note[] = [];
  for (const note of once) {
    const { code, answers: possible = ASKED[code] } = note;
    const { values, samples = [] } = maskDeep({ values: note.values, samples: note.samples });
    const id = note.id ?? code;
    if (possible === undefined) warnings.push({ ...note, values, ...(note.samples && { samples }) });
    else if (!possible.includes(answers[id] ?? "") && !questions.has(id))
      questions.set(id, { id, code, values, samples, answers: possible });
  }
  return { questions: [...questions.values()], warnings };
}
