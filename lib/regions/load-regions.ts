import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { RegionIndex } from "./region-index";
import type { Region } from "./region-index";

let index: RegionIndex | undefined;

/**
 * The official codes (Kepmendagri 300.2.2-2430/2025) as the installed package idn-area-data has them. Its
 * data are under the ODbL: they are read where they are installed and never copied into this project. Read
 * once per process, about 0.1 s.
 */
export function loadRegions(): RegionIndex {
  index ??= new RegionIndex(readAll());
  return index;
}

/** All current regions, provinces first, codes without dots. */
export function* readAll(): Generator<Region> {
  // From the project's own folder, not from this module: a bundler rewrites `import.meta.url`, and resolves
  // to a number of its own.
  const folder = join(
    dirname(createRequire(join(process.cwd(), "package.json")).resolve("idn-area-data/package.json")),
    "data",
  );
  for (const file of ["provinces.csv", "regencies.csv", "districts.csv", "villages.csv"]) {
    const lines = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
    for (const line of lines.slice(1)) {
      if (line === "") continue;
      yield {
        code: line.slice(0, line.indexOf(",")).replaceAll(".", ""),
        name: unquote(line.slice(nameStart(line))),
      };
    }
  }
}

/** The name is the last column and may be quoted; codes never hold a comma. */
function nameStart(line: string): number {
  const quote = line.indexOf('"');
  return quote >= 0 ? quote : line.lastIndexOf(",") + 1;
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
