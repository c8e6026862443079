import { UserError } from "@/lib/errors";
import type { Question } from "./notes";

/** Evidence leaves something open that changes what would be stored: nothing is, until somebody has answered. */
export class OpenQuestions extends UserError {
  constructor(readonly questions: readonly Question[]) {
    super("bad-input", "import-questions", { questions: questions.map(({ id }) => id).join(", ") });
  }
}
