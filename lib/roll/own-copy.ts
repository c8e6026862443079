/**
 * The same text with memory of its own. A piece cut out of a long string keeps the whole string alive; a memo
 * full of such pieces would keep a whole file of a million lines.
 */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
