import { UserError } from "@/lib/errors";
import { isOfFile } from "@/lib/ingest/answer-of-file";
import type { Answers, Note, Question } from "@/lib/ingest/notes";
import { terminalTexts } from "./language";

/** `--answer QUESTION=VALUE`, as often as there are questions. @throws UserError usage */
export function parseAnswers(options: readonly string[]): Answers {
  return Object.fromEntries(
    options.map((option) => {
      const equals = option.indexOf("=");
      if (equals < 1) throw new UserError("usage", "answer-option", { option });
      return [option.slice(0, equals).trim(), option.slice(equals + 1).trim()];
    }),
  );
}

export const noteText = ({ code, values }: Note): string => terminalTexts()(`note.${code}`, values);

/** A question with its answers, as the terminal shows it. */
export function askedText(question: Question): string {
  const t = terminalTexts();
  return [
    noteText(question),
    ...question.samples.map((sample) => `    ${sample}`),
    ...question.answers.map((answer) => {
      // Headings and codes of the file speak for themselves.
      const means = isOfFile(question.code, answer) ? "" : `  ${t(`note.answer.${question.code}.${answer}`)}`;
      return `    --answer "${question.id}=${answer}"${means}`;
    }),
  ].join("\n");
}
