import type { RawRecord, RollColumn } from "@/lib/roll/columns";
import { maskCell } from "../mask";

const MOST = 3;

/** A line as a question shows it: its number in the file and the cells that it is about, masked. */
export function sampleLine(line: number, raw: RawRecord, columns: readonly RollColumn[]): string {
  const cells = columns.map((column) => maskCell(column, raw[column] ?? "") || "–");
  return `${String(line)}: ${cells.join(" · ")}`;
}

/** The first lines for each question, so that a person sees what is meant without opening the file. */
export class SampleLines {
  private readonly lines = new Map<string, string[]>();

  add(question: string, line: number, raw: RawRecord, columns: readonly RollColumn[]): void {
    const found = this.lines.get(question);
    if (found === undefined) this.lines.set(question, [sampleLine(line, raw, columns)]);
    else if (found.length < MOST) found.push(sampleLine(line, raw, columns));
  }

  /** A line that is known only as it stands in the file, masked by whoever gives it. */
  addText(question: string, text: string): void {
    const found = this.lines.get(question) ?? [];
    if (found.length < MOST) this.lines.set(question, [...found, text]);
  }

  found(): ReadonlyMap<string, readonly string[]> {
    return this.lines;
  }
}
