import { JSONL_FIELDS, type ExportRowFull } from "@/lib/finding/model/export-row";

/** One JSON object a line, fields in their fixed order; `identities` only in an unmasked export. */
export async function* jsonLines(
  rows: AsyncIterable<ExportRowFull>,
  unmasked: boolean,
): AsyncGenerator<string> {
  for await (const row of rows) {
    const line = Object.fromEntries(JSONL_FIELDS.map((field) => [field, row[field]]));
    yield `${JSON.stringify(unmasked ? { ...line, identities: row.people } : line)}\n`;
  }
}
