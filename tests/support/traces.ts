import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import PizZip from "pizzip";
import { readPdf } from "@/tests/support/pdf";

/** Where something stands: a table with its schema, or a file. */
export type Kept = ReadonlyMap<string, string>;

/**
 * Everything that the product holds, as one text for each table and file: every column of every table of every schema,
 * queues and working tables among them, what the planner remembers of columns, large objects, and every file below
 * these folders, archives unpacked and PDF read.
 * @param url a superuser's, so that nothing is hidden
 */
export async function everythingKept(url: string, folders: readonly string[]): Promise<Kept> {
  const kept = new Map<string, string>();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ place: string }>(
      `SELECT c.oid::regclass::text AS place FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    for (const place of [
      ...tables.map((table) => table.place),
      "pg_stats",
      "pg_largeobject",
      "pg_seclabel",
    ]) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${place} t`);
      kept.set(place, rows.map(({ text }) => text).join("\n"));
    }
  } finally {
    await client.end();
  }
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        kept.set(path, `${entry.name}\n${await textOfBytes(await readFile(path))}`);
      }
  return kept;
}

/** What a reader of this file would read in it: workbooks, documents and archives by their parts, PDF by its pages. */
export async function textOfBytes(bytes: Buffer): Promise<string> {
  const head = bytes.subarray(0, 4).toString("latin1");
  if (head.startsWith("PK"))
    return Object.values(new PizZip(bytes).files)
      .map((entry) => entry.asText().replace(/<[^>]+>/g, "\n"))
      .join("\n");
  if (head !== "%PDF") return bytes.toString("utf8");
  const pages = await readPdf((out) => {
    out.end(bytes);
    return Promise.resolve();
  });
  return pages.flatMap(({ lines }) => lines).join("\n");
}

/** Which of these words stand where, as `place: word`. */
export const found = (kept: Kept, words: Iterable<string>): string[] => {
  const wanted = [...words];
  return [...kept].flatMap(([place, text]) =>
    wanted.filter((word) => text.includes(word)).map((word) => `${place}: ${word}`),
  );
};
