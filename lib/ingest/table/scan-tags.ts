import type { Readable } from "node:stream";

/** A tag longer than this is not found; names of sheets have at most 31 characters in Excel. */
const LONGEST_TAG = 4096;

/**
 * Finds tags in XML without parsing it: to list the sheets of a workbook that is one long part, ten times as
 * fast as reading it.
 *
 * @param pattern global; matches one tag (or a pair with short text) as Latin-1
 * @param found gets each match with its groups turned into text; false to stop
 * @param read gets the bytes of each piece that has been looked through
 */
export async function scanTags(
  stream: Readable,
  pattern: RegExp,
  found: (groups: readonly (string | undefined)[]) => boolean,
  read: (bytes: number) => void = () => undefined,
): Promise<void> {
  let rest = "";
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const text = rest + chunk.toString("latin1");
      let end = 0;
      for (const match of text.matchAll(pattern)) {
        end = match.index + match[0].length;
        if (!found(match.slice(1).map(asText))) return;
      }
      read(chunk.length);
      rest = text.slice(Math.max(end, text.length - LONGEST_TAG));
    }
  } finally {
    stream.destroy();
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function asText(latin: string | undefined): string | undefined {
  if (latin === undefined) return undefined;
  return Buffer.from(latin, "latin1")
    .toString("utf8")
    .replace(
      /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
      (whole, hex?: string, decimal?: string, name?: string) => {
        const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
        if (name !== undefined) return NAMED[name] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}

/** The value of an attribute in the text of a tag, whatever its prefix. */
export function attributeIn(tag: string, name: string): string | undefined {
  return new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);
}
