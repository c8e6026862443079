import { isAscii, isUtf8 } from "node:buffer";
import { utf16Without } from "../text-kind";
import type { TextEncoding } from "./encoding";
import { guessSingleByte } from "./single-byte";
import { unfinished } from "./unfinished";

/** What a file's bytes say about its letters. */
export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** what has to be said about it; null when it is evident */
  readonly note: "encoding-guessed" | "encoding-unsure" | "encoding-twice" | "encoding-mixed" | null;
  /** the readings to choose from, the likeliest first */
  readonly encodings: readonly TextEncoding[];
}

const evident = (encoding: TextEncoding): EncodingGuess => ({ encoding, note: null, encodings: [encoding] });

/** Bytes around a letter beyond ASCII that are kept for guessing. */
const WORDS = 500;
const LONGEST_WORD = 40;

/**
 * `Ã` or `Â` before another letter beyond ASCII, `â€`: UTF-8 that was read as Windows-1252, in UTF-8; `√` and
 * `‚Ä` are the same of Macintosh, `├` of DOS.
 */
const TWICE = ["Ã", "Â", "â€", "√", "‚Ä", "├"].map((mark) => Buffer.from(mark));

/**
 * Finds the encoding while the bytes pass by (the same pass computes the SHA-256).
 *
 * A file that is valid UTF-8 from end to end is UTF-8. One that is not is of one byte a letter, unless most
 * of its characters beyond ASCII are well-formed UTF-8: then it is UTF-8 with a few broken lines, which are
 * rejected one by one instead of spoiling every other name.
 */
export class EncodingScan {
  private tail: Buffer = Buffer.alloc(0);
  private good = 0;
  private broken = 0;
  private twice = 0;
  private wide: "utf-16le" | "utf-16be" | null = null;
  private started = false;
  private readonly words: Buffer[] = [];

  push(chunk: Buffer): void {
    if (!this.started) {
      this.started = true;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) this.wide = "utf-16le";
      else if (chunk[0] === 0xfe && chunk[1] === 0xff) this.wide = "utf-16be";
      else this.wide = utf16Without(chunk.subarray(0, 4096));
    }
    if (this.wide !== null) return;
    if (this.tail.length === 0 && isAscii(chunk)) return;
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    const cut = bytes.length - unfinished(bytes);
    this.count(bytes.subarray(0, cut));
    this.tail = Buffer.from(bytes.subarray(cut));
  }

  end(): EncodingGuess {
    if (this.wide !== null) return evident(this.wide);
    this.count(this.tail);
    this.tail = Buffer.alloc(0);
    if (this.broken === 0 || this.broken < this.good) {
      if (this.twice === 0 || this.twice * 2 < this.good) return evident("utf-8");
      return { encoding: "utf-8-twice", note: "encoding-twice", encodings: ["utf-8-twice", "utf-8"] };
    }
    const { encodings, certain } = guessSingleByte(this.words);
    const [best = "windows-1252"] = encodings;
    if (this.good > 0 && best === "windows-1252")
      return {
        encoding: "utf-8-or-windows-1252",
        note: "encoding-mixed",
        encodings: ["utf-8-or-windows-1252"],
      };
    if (!certain) return { encoding: best, note: "encoding-unsure", encodings };
    return { encoding: best, note: best === "windows-1252" ? null : "encoding-guessed", encodings };
  }

  private count(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.countTwice(bytes);
      this.good += this.twice > 0 ? lettersBeyondAscii(bytes) : 1;
      return;
    }
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length === 0) {
        this.broken += 1;
        this.keep(bytes, at);
      } else {
        this.good += 1;
        at += length - 1;
      }
    }
  }

  private countTwice(bytes: Buffer): void {
    for (const mark of TWICE) {
      for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 2))
        if ((bytes[at + mark.length] ?? 0) >= 0x80) this.twice += 2;
    }
  }

  private keep(bytes: Buffer, at: number): void {
    if (this.words.length >= WORDS) return;
    let from = at;
    let to = at + 1;
    while (from > 0 && at - from < LONGEST_WORD && isWord(bytes[from - 1] ?? 0)) from--;
    while (to < bytes.length && to - at < LONGEST_WORD && isWord(bytes[to] ?? 0)) to++;
    this.words.push(Buffer.from(bytes.subarray(from, to)));
  }
}

function isWord(byte: number): boolean {
  return byte >= 0x80 || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function lettersBeyondAscii(bytes: Buffer): number {
  let letters = 0;
  for (const byte of bytes) if (byte >= 0xc0) letters++;
  return letters;
}

/** Length of the well-formed multi-byte sequence at `at`, 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (const length of [2, 3, 4]) {
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}
