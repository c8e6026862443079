import { ZodError } from "zod";
import { UserError, type UserErrorKind } from "@/lib/errors";
import { type Translate, translator } from "@/lib/i18n/translator";
import { DEFAULT_LOCALE } from "@/lib/i18n/locales";
import { OpenQuestions } from "@/lib/ingest/open-questions";
import { askedText } from "./answers";
import { terminalTexts } from "@/lib/cli/language";

/** 0 done · 1 failed · 2 wrong use of the command · 3 wrong input data */
export const EXIT = { done: 0, failed: 1, usage: 2, badInput: 3 } as const;

const EXIT_OF: Readonly<Record<UserErrorKind, number>> = {
  usage: EXIT.usage,
  "bad-input": EXIT.badInput,
  forbidden: EXIT.failed,
  unauthenticated: EXIT.failed,
  conflict: EXIT.failed,
  "not-found": EXIT.badInput,
  refused: EXIT.failed,
  "too-many": EXIT.failed,
};

export interface Failure {
  readonly exitCode: number;
  /** A sentence for the person at the terminal, without a stack. */
  readonly message: string;
}

/**
 * What to say and how to exit. An unexpected error keeps its own words: a terminal is on the server's side.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof OpenQuestions) {
    const asked = error.questions.map(askedText).join("\n");
    return {
      exitCode: EXIT.badInput,
      message: `${texts()("errors.import-questions", error.values)}\n${asked}`,
    };
  }
  if (error instanceof UserError)
    return { exitCode: EXIT_OF[error.kind], message: texts()(`errors.${error.code}`, error.values) };
  if (error instanceof ZodError)
    return {
      exitCode: EXIT.usage,
      message: error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    };
  return { exitCode: EXIT.failed, message: error instanceof Error ? error.message : String(error) };
}

/** The environment itself may be what is wrong, and with it the choice of language. */
function texts(): Translate {
  try {
    return terminalTexts();
  } catch {
    return translator(DEFAULT_LOCALE);
  }
}
