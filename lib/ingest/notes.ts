import type { ErrorValues } from "@/lib/errors";

/**
 * Something that the importer guessed, passed over or found odd, for a person to read before anything is
 * stored: `note.<code>` in the messages. Neither values nor samples ever hold cells of identity columns.
 */
export interface Note {
  readonly code: string;
  readonly values: ErrorValues;
  /** values or masked lines that it is about */
  readonly samples?: readonly string[];
}

/** What the evidence leaves open: nothing is stored before somebody has answered. */
export interface Question extends Note {
  /** names the question in `--answer QUESTION=VALUE` and in the saved answers */
  readonly id: string;
  readonly samples: readonly string[];
  /** what can be answered, the likeliest first: `note.answer.<id>.<value>` */
  readonly answers: readonly string[];
}

/** Answers by question. */
export type Answers = Readonly<Record<string, string>>;

/** Notes that are questions, with their answers; all others are told and hold nothing up. */
const ASKED: Readonly<Record<string, readonly string[]>> = {};

/** One note for each thing, however many tables or lines say it. */
export function told(notes: readonly Note[], answers: Answers): { questions: Question[]; warnings: Note[] } {
  const once = [...new Map(notes.map((note) => [JSON.stringify([note.code, note.values]), note])).values()];
  const questions = new Map<string, Question>();
  const warnings: Note[] = [];
  for (const note of once) {
    const possible = ASKED[note.code];
    if (possible === undefined) warnings.push(note);
    else if (!possible.includes(answers[note.code] ?? "") && !questions.has(note.code))
      questions.set(note.code, { ...note, id: note.code, samples: note.samples ?? [], answers: possible });
  }
  return { questions: [...questions.values()], warnings };
}
