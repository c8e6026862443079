import { isAscii, isUtf8 } from "node:buffer";
import { decodeSingleByte } from "./single-byte";
import { readTwice } from "./twice";
import { unfinished } from "./unfinished";

const NEWLINE = 10;
const NOTHING = Buffer.alloc(0);

/**
 * `utf-8-twice` is UTF-8 that was read as Windows-1252 and saved as UTF-8 again; in `utf-8-or-windows-1252`
 * each line is the one or the other.
 */
export const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "macintosh",
  "cp850",
  "utf-8-twice",
  "utf-8-or-windows-1252",
] as const;
export type TextEncoding = (typeof ENCODINGS)[number];

/**
 * Turns chunks into text. A byte that the encoding does not know becomes U+FFFD, which makes its line
 * unreadable (and rejected); encodings of one byte a letter know every byte.
 */
export class TextSource {
  /** The bytes are UTF-16, or UTF-8 whose sequences may go on in the next chunk. */
  private readonly decoder: TextDecoder;
  private readonly wide: boolean;
  /** May an all-ASCII chunk be taken as it is, without the decoder? Not while it holds half a sequence. */
  private direct = true;
  /** Begun line at the end of the last chunk. */
  private begun: Buffer = NOTHING;

  constructor(private readonly encoding: TextEncoding) {
    this.wide = encoding === "utf-16le" || encoding === "utf-16be";
    this.decoder = new TextDecoder(this.wide ? encoding : "utf-8");
  }

  /**
   * @returns text up to the last line break so far: a text glued together from the end of one chunk and the
   * next takes V8 a tenth longer to read. A chunk without any line break is returned whole.
   */
  push(chunk: Buffer): string {
    if (this.wide) return this.decoder.decode(chunk, { stream: true });
    const cut = chunk.lastIndexOf(NEWLINE) + 1 || chunk.length;
    const lines = Buffer.concat([this.begun, chunk.subarray(0, cut)]);
    // A copy, for the chunk's memory is filled again.
    this.begun = Buffer.from(chunk.subarray(cut));
    return this.decode(lines);
  }

  end(): string {
    const last = this.decode(this.begun);
    this.begun = NOTHING;
    return last + this.decoder.decode();
  }

  private decode(bytes: Buffer): string {
    if (this.direct && isAscii(bytes)) return bytes.toString("latin1");
    switch (this.encoding) {
      case "windows-1252":
      case "macintosh":
      case "cp850":
        return decodeSingleByte(bytes, this.encoding);
      case "utf-8-or-windows-1252":
        return lineByLine(bytes);
      default: {
        this.direct = unfinished(bytes) === 0;
        const text = this.decoder.decode(bytes, { stream: true });
        return this.encoding === "utf-8-twice" ? readTwice(text) : text;
      }
    }
  }
}

function lineByLine(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at) + 1 || bytes.length;
    const line = bytes.subarray(at, end);
    text += isUtf8(line) ? line.toString("utf8") : decodeSingleByte(line, "windows-1252");
    at = end;
  }
  return text;
}
