/** The text between two positions without the white space (and the no-break spaces of Excel) around it. */
export function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.substring(start, end);
}

function isSpace(code: number): boolean {
  // A zero byte stays: it is no space but a letter that was lost, and its line is told.
  return code <= 0x20 ? code !== 0 : code === 0xa0 || code === 0xfeff;
}
