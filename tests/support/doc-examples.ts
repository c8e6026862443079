import { readFileSync } from "node:fs";

/** An example of `docs/format-berkas.md`: a file, and the words that say what it is read as. */
export interface DocExample {
  readonly csv: string;
  readonly says: readonly string[];
}

/** The CSV blocks of a page that are followed by `→ …`. */
export function docExamples(path: string): DocExample[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/```csv\n([^`]*)```\s*→\s+`([^`]*)`/g)].map(([, csv = "", says = ""]) => ({
    csv,
    says: says.split(/\s+·\s+/).map((word) => word.trim()),
  }));
}
