/** Turns text as it comes into text whose lines can be divided into cells. */
export interface LineReader {
  push(text: string): string;
  /** What waited for the end of its line. */
  end(): string;
}
