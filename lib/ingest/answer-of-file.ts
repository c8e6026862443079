/** Is this answer a heading or a code of the file itself? Those speak for themselves, the others have a text. */
export const isOfFile = (question: string, answer: string): boolean =>
  question === "header-twice" || (question === "status-codes" && answer !== "ignore");
