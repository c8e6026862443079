import { isAscii, isUtf8 } from "node:buffer";

const NEWLINE = 10;
const NOTHING = Buffer.alloc(0);

export const ENCODINGS = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const;
export type TextEncoding = (typeof ENCODINGS)[number];

/**
 * Finds the encoding while the bytes pass by (the same pass computes the SHA-256).
 *
 * A file that is valid UTF-8 from end to end is UTF-8. One that is not is Windows-1252, unless most of its
 * characters beyond ASCII are well-formed UTF-8: then it is UTF-8 with a few broken lines, which are rejected
 * one by one instead of spoiling every other name.
 */
export class EncodingScan {
  private tail: Buffer = Buffer.alloc(0);
  private good = 0;
  private broken = 0;
  private bom: "utf-16le" | "utf-16be" | null = null;
  private started = false;

  push(chunk: Buffer): void {
    if (!this.started) {
      this.started = true;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.bom = "utf-16le";
      if (chunk[0] === 0xfe && chunk[1] === 0xff) this.bom = "utf-16be";
    }
    if (this.bom !== null) return;
    if (this.tail.length === 0 && isAscii(chunk)) return;
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    const cut = bytes.length - unfinished(bytes);
    this.count(bytes.subarray(0, cut));
    this.tail = Buffer.from(bytes.subarray(cut));
  }

  end(): TextEncoding {
    if (this.bom !== null) return this.bom;
    this.count(this.tail);
    return this.broken > 0 && this.broken >= this.good ? "windows-1252" : "utf-8";
  }

  private count(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.good += 1;
      return;
    }
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length === 0) this.broken += 1;
      else {
        this.good += 1;
        at += length - 1;
      }
    }
  }
}

/** Bytes at the end that begin a sequence without finishing it (0–3). */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? back : 0;
    }
  }
  return 0;
}

/** Length of the well-formed multi-byte sequence at `at`, 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (const length of [2, 3, 4]) {
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}

/**
 * Turns chunks into text. A byte that the encoding does not know becomes U+FFFD, which makes its line
 * unreadable (and rejected); Windows-1252 knows every byte.
 */
export class TextSource {
  private readonly decoder: TextDecoder;
  /**
   * May an all-ASCII chunk be taken as it is, without the decoder? Not while it holds half a sequence, never
   * for UTF-16.
   */
  private direct: boolean;
  /** Begun line at the end of the last chunk. */
  private begun: Buffer = NOTHING;

  constructor(private readonly encoding: TextEncoding) {
    this.decoder = new TextDecoder(encoding);
    this.direct = encoding === "utf-8" || encoding === "windows-1252";
  }

  /**
   * @returns text up to the last line break so far: a text glued together from the end of one chunk and the
   * next takes V8 a tenth longer to read. A chunk without any line break is returned whole.
   */
  push(chunk: Buffer): string {
    if (this.encoding !== "utf-8" && this.encoding !== "windows-1252")
      return this.decoder.decode(chunk, { stream: true });
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
    if (this.encoding === "utf-8") this.direct = unfinished(bytes) === 0;
    return this.decoder.decode(bytes, { stream: true });
  }
}
