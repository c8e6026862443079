import { isUtf8 } from "node:buffer";
import { decodeSingleByte, SINGLE_BYTE } from "./single-byte";

/** Encodings backwards: character → byte. Programs read as Latin-1 what they call Windows-1252, too. */
const BYTES_OF = SINGLE_BYTE.map((encoding) => {
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) {
    if (encoding === "windows-1252") bytes.set(String.fromCharCode(byte), byte);
    bytes.set(decodeSingleByte(Buffer.of(byte), encoding), byte);
  }
  return bytes;
});

/** How often a text may have been saved wrongly; each time the letters get longer. */
const MAX_TIMES = 3;

/**
 * Undoes what happened to UTF-8 that was read as another encoding and saved so: `JOSÃ‰` (Windows), `JOS√â`
 * (Macintosh) and `JOS├ë` (DOS) are `JOSÉ` again. Characters that cannot have come about so stay.
 */
export function readTwice(text: string): string {
  return text.replace(/[^\0-\u007f]{2,}/g, (run) => {
    let now = run;
    for (let times = 0; times < MAX_TIMES; times++) {
      const before = once(now);
      if (before === null) break;
      now = before;
    }
    return now;
  });
}

function once(run: string): string | null {
  for (const byteOf of BYTES_OF) {
    const bytes = [...run].map((char) => byteOf.get(char));
    if (!bytes.every((byte) => byte !== undefined)) continue;
    const original = Buffer.from(bytes);
    if (isUtf8(original)) return original.toString("utf8");
  }
  return null;
}
