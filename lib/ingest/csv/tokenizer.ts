import { LIMITS } from "../limits";
import type { RowHandler, RowSource } from "../rows";
import { trimmed } from "./trimmed";

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BACKSLASH = 92;
const MORE = -1;

/**
 * Splits the text of a CSV into records, chunk by chunk. Written here because each rejected line must carry
 * its own line number and reading must go on with the next line (docs/decisions/0012-own-csv-tokenizer.md).
 *
 * Recovery: a quote that is never closed, is followed by text, or makes a record of several lines with the
 * wrong number of columns costs only the line it stands on; reading goes on with the line after it. So a
 * stray quote never swallows its neighbours.
 */
export class CsvTokenizer implements RowSource {
  private text = "";
  private rest = "";
  private line = 1;
  private skipping = false;
  private recordStart = 0;
  private recordEnd = 0;
  private readonly cells: string[] = [];
  /**
   * the next delimiter at or after the place being read: lines without any must not each search the whole
   * chunk
   */
  private ahead = -1;

  /** @param columns expected number of columns; null while the header is being looked for */
  constructor(
    private readonly delimiter: string,
    private readonly handler: RowHandler,
    private readonly columns: number | null,
  ) {}

  push(chunk: string): void {
    this.text = this.rest === "" ? chunk : this.rest + chunk;
    this.scan(false);
  }

  end(): void {
    this.text = this.rest;
    this.scan(true);
    this.text = "";
  }

  raw(): string {
    return this.text.slice(this.recordStart, this.recordEnd).replace(/\r$/, "");
  }

  private scan(final: boolean): void {
    const text = this.text;
    let at = 0;
    let quote = text.indexOf('"');
    this.ahead = text.indexOf(this.delimiter);
    while (at < text.length) {
      let end = text.indexOf("\n", at);
      if (end === -1) {
        if (!final) break;
        end = text.length;
      }
      if (this.skipping) {
        this.skipping = false;
        at = this.nextLine(end);
        continue;
      }
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (end - at > LIMITS.recordChars) {
        at = this.reject("too-long", at, end, null);
      } else if (quote === -1 || quote >= end) {
        this.plain(at, end);
        at = this.nextLine(end);
      } else {
        const next = this.quoted(at, end, final);
        if (next === MORE) break;
        at = next;
      }
    }
    this.rest = at === 0 ? text : text.slice(at);
    if (this.rest.length > LIMITS.recordChars && !this.rest.includes("\n")) this.dropEndless();
  }

  /**
   * A line longer than any record: told once, then passed over up to its end, in whichever chunk that comes.
   */
  private dropEndless(): void {
    if (!this.skipping) this.handler.bad("too-long", this.line, null, this.rest.slice(0, LIMITS.rejectChars));
    this.skipping = true;
    this.rest = "";
  }

  private nextLine(end: number): number {
    this.line++;
    return end + 1;
  }

  private reject(
    reason: "too-long" | "bad-quote",
    start: number,
    end: number,
    column: number | null,
  ): number {
    const raw = this.text.slice(start, Math.min(end, start + LIMITS.rejectChars)).replace(/\r$/, "");
    this.handler.bad(reason, this.line, column, raw);
    return this.nextLine(end);
  }

  private deliver(count: number, start: number, end: number): void {
    this.recordStart = start;
    this.recordEnd = end;
    this.handler.row(this.cells, count, this.line, this);
  }

  /** A line without quotes: the hot path. */
  private plain(start: number, lineEnd: number): void {
    const text = this.text;
    const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === RETURN ? lineEnd - 1 : lineEnd;
    if (end === start) return;
    const delimiter = this.delimiter;
    let count = 0;
    let at = start;
    for (;;) {
      if (this.ahead !== -1 && this.ahead < at) this.ahead = text.indexOf(delimiter, at);
      const stop = this.ahead === -1 || this.ahead > end ? end : this.ahead;
      this.cells[count++] = trimmed(text, at, stop);
      if (stop === end) break;
      at = stop + 1;
    }
    this.deliver(count, start, end);
  }

  /** @returns where the next record starts, or MORE when the record may go on in the next chunk */
  private quoted(start: number, lineEnd: number, final: boolean): number {
    const text = this.text;
    const delimiter = this.delimiter.charCodeAt(0);
    let count = 0;
    let lines = 1;
    let at = start;
    for (;;) {
      let open = at;
      while (text.charCodeAt(open) === SPACE) open++;
      if (text.charCodeAt(open) === QUOTE) {
        const close = this.closing(open + 1, start);
        if (close === -1) return this.unfinished(start, lineEnd, count + 1, final);
        const value = text.slice(open + 1, close);
        const breaks = countOf(value, "\n");
        lines += breaks;
        if (lines > LIMITS.recordLines) return this.reject("bad-quote", start, lineEnd, count + 1);
        const from = at;
        at = close + 1;
        while (text.charCodeAt(at) === SPACE) at++;
        if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) !== delimiter) at++;
        if (breaks === 0 && at < text.length && !this.ends(at, delimiter)) {
          // Text goes on behind the quote: it quoted a nickname at the beginning of the cell, not the cell.
          at = this.unquotedEnd(at, delimiter);
          this.cells[count++] = trimmed(text, from, at);
        } else this.cells[count++] = unquoted(value);
      } else {
        const from = at;
        at = this.unquotedEnd(at, delimiter);
        this.cells[count++] = trimmed(text, from, at);
      }
      if (at >= text.length && !final) return this.unfinished(start, lineEnd, count, final);
      if (at >= text.length || text.charCodeAt(at) === NEWLINE) break;
      if (text.charCodeAt(at) !== delimiter) return this.reject("bad-quote", start, lineEnd, count);
      at++;
    }
    if (lines > 1 && this.columns !== null && count !== this.columns)
      return this.reject("bad-quote", start, lineEnd, null);
    this.deliver(count, start, at);
    this.line += lines - 1;
    return this.nextLine(at);
  }

  /** Is the quote meant as text by a backslash before it? */
  private escaped(at: number, from: number): boolean {
    let before = at;
    while (before > from && this.text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((at - before) % 2 === 0) return false;
    const next = this.text.charCodeAt(at + 1);
    return (
      next !== this.delimiter.charCodeAt(0) &&
      next !== NEWLINE &&
      next !== RETURN &&
      at + 1 < this.text.length
    );
  }

  private ends(at: number, delimiter: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === delimiter || code === NEWLINE;
  }

  private unfinished(start: number, lineEnd: number, column: number, final: boolean): number {
    const mayGoOn = !final && this.text.length - start <= LIMITS.recordChars;
    return mayGoOn ? MORE : this.reject("bad-quote", start, lineEnd, column);
  }

  private unquotedEnd(start: number, delimiter: number): number {
    const text = this.text;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === NEWLINE) break;
    }
    return at;
  }

  /**
   * Index of the quote that closes the one before `from`; doubled quotes are text, and so is one behind a
   * backslash, as MySQL and PHP write it, unless the cell ends with it. -1 when there is none within a
   * record's reach.
   */
  private closing(from: number, start: number): number {
    const text = this.text;
    let at = text.indexOf('"', from);
    while (at !== -1) {
      if (this.escaped(at, from)) at = text.indexOf('"', at + 1);
      else if (text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
      else break;
    }
    return at === -1 || at - start >= LIMITS.recordChars ? -1 : at;
  }
}

/** The text of a quoted cell with its quotes as they were meant. */
function unquoted(value: string): string {
  const single = value.includes('""') ? value.replaceAll('""', '"') : value;
  return (single.includes('\\"') ? single.replaceAll('\\"', '"') : single).trim();
}

function countOf(text: string, what: string): number {
  let count = 0;
  for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + 1)) count++;
  return count;
}
