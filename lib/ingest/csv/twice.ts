import { isUtf8 } from "node:buffer";

/** Windows-1252 backwards: character → byte. */
const BYTE_OF = new Map(
  Array.from({ length: 128 }, (_, i) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(i + 128)),
    i + 128,
  ]),
);

/**
 * Undoes what happened to UTF-8 that was read as Windows-1252: `JOSÃ‰` is `JOSÉ` again. Characters that
 * cannot have come about so stay.
 */
export function readTwice(text: string): string {
  return text.replace(/[^\0-\u007f]+/g, (run) => {
    const bytes: number[] = [];
    for (const char of run) {
      const byte = BYTE_OF.get(char);
      if (byte === undefined) return run;
      bytes.push(byte);
    }
    const original = Buffer.from(bytes);
    return isUtf8(original) ? original.toString("utf8") : run;
  });
}
