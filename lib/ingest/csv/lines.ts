import type { LineReader } from "./line-reader";
import { doubleQuotes } from "./single-quotes";

/** Text without any line feed whose lines end with a carriage return: files of very old Macs. */
export function hasOnlyReturns(text: string): boolean {
  return !text.includes("\n") && text.includes("\r");
}

export function lineReader(layout: {
  readonly returns: boolean;
  readonly quotedLines: boolean;
  readonly singleQuotes: boolean;
}): LineReader {
  const newlines = (text: string) => (layout.returns ? text.replaceAll("\r", "\n") : text);
  if (layout.singleQuotes) {
    const inner = doubleQuotes();
    return { push: (text) => inner.push(newlines(text)), end: () => inner.end() };
  }
  if (!layout.quotedLines) return { push: newlines, end: () => "" };
  let begun = "";
  return {
    push(text) {
      const all = begun + newlines(text);
      const cut = all.lastIndexOf("\n") + 1;
      begun = all.slice(cut);
      return unquoted(all.slice(0, cut));
    },
    end() {
      const last = unquoted(begun);
      begun = "";
      return last;
    },
  };
}

/**
 * A line that is one cell in quotes, with nothing but separators behind it. In a line of several quoted cells
 * a single quote stands inside.
 */
const QUOTED_LINE = /^[ \t]*"((?:[^"\r\n]|"")*)"[;,\t| ]*(\r?)$/;

/** `"GEMOLONG,KALANGAN,""SITI"""` → `GEMOLONG,KALANGAN,"SITI"`, for each line that is written so. */
export function unquoted(text: string): string {
  if (!text.includes('"')) return text;
  return text
    .split("\n")
    .map((line) => {
      const match = QUOTED_LINE.exec(line);
      return match === null ? line : (match[1] ?? "").replaceAll('""', '"') + (match[2] ?? "");
    })
    .join("\n");
}
