import type { LineReader } from "./line-reader";

/** A line whose cells all stand in apostrophes, as databases write texts; at least two, or it is a name. */
const HEADER = /^\s*'(?:[^']|'')*'(?:\s*[,;\t|]\s*'(?:[^']|'')*')+\s*$/;

/** Are the cells of this text quoted with apostrophes? Its header says, for headers hold none. */
export function hasSingleQuotes(text: string): boolean {
  const lines = text.split(/\r?\n/, 40).filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.filter((line) => HEADER.test(line)).length > lines.length / 2;
}

/**
 * Turns cells in apostrophes into cells in quotes. An apostrophe closes a cell only before a separator or the end
 * of the line, so that names such as MA'RUF stay whole; doubled ones and those after a backslash are signs.
 */
export function doubleQuotes(): LineReader {
  let waiting = "";
  return {
    push(text) {
      const all = waiting + text;
      const cut = all.lastIndexOf("\n") + 1;
      waiting = all.slice(cut);
      return requoted(all.slice(0, cut));
    },
    end() {
      const last = requoted(waiting);
      waiting = "";
      return last;
    },
  };
}

export function requoted(text: string): string {
  return text.replace(
    /(^|[,;\t|])([ ]*)'((?:\\'|''|[^'\r\n]|'(?![ ]*(?:[,;\t|\r\n]|$)))*)'(?=[ ]*(?:[,;\t|\r\n]|$))/gm,
    (_all, before: string, space: string, cell: string) =>
      `${before}${space}"${cell.replaceAll("\\'", "'").replaceAll("''", "'").replaceAll('"', '""')}"`,
  );
}
