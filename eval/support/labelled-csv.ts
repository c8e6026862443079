import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import type { RollColumn } from "@/lib/roll/columns";
import { columnNamed } from "@/lib/ingest/header/labels";

/** A roll column out of one or more columns of the file, joined by spaces. */
export type ColumnMap = ReadonlyMap<RollColumn, readonly string[]>;

/**
 * Reads `NAMA=given_name+surname`; the left side is a heading as in a roll, or the name of a roll column.
 * @throws Error naming what it cannot read
 */
export function parseMap(assignments: readonly string[]): ColumnMap {
  return new Map(
    assignments.map((text) => {
      const [target = "", sources = ""] = text.split("=");
      const column = columnNamed(target);
      if (column === null || sources === "") throw new Error(`not a mapping: ${text}`);
      return [column, sources.split("+").map((name) => name.trim())] as const;
    }),
  );
}

/** Without a mapping: every heading that a roll would have. */
export function mapByHeading(headings: readonly string[]): ColumnMap {
  const map = new Map<RollColumn, string[]>();
  for (const heading of headings) {
    const column = columnNamed(heading);
    if (column !== null && !map.has(column)) map.set(column, [heading]);
  }
  return map;
}

/** The records of a CSV file with a header, cells trimmed. */
export async function* readCsv(path: string): AsyncGenerator<Record<string, string>> {
  const parser = createReadStream(path).pipe(
    parse({
      columns: (header: string[]) => header.map((name) => name.trim()),
      trim: true,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
    }),
  );
  for await (const record of parser) yield record as Record<string, string>;
}
