import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";

/** The cells of the row being read, for readers that meet them one by one. */
export class RowBuffer {
  readonly cells: string[] = [];
  count = 0;
  private readonly source = { raw: () => this.cells.slice(0, this.count).join("\t") };

  constructor(
    private readonly handler: RowHandler,
    private readonly file: string,
  ) {}

  /** @param column from 0 */
  set(column: number, text: string): void {
    if (text === "") return;
    if (column < 0 || column >= LIMITS.columns)
      throw badInput("file-too-many-columns", { file: this.file, limit: LIMITS.columns });
    while (this.count < column) this.cells[this.count++] = "";
    this.cells[column] = text;
    this.count = Math.max(this.count, column + 1);
  }

  clear(): void {
    this.count = 0;
  }

  /** Delivers the row if it holds any text. */
  deliver(line: number): void {
    if (this.count > 0) this.handler.row(this.cells, this.count, line, this.source);
  }
}
