import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewRow } from "@/lib/snapshot/model/preview-view";
import { scratchFolder } from "@/tests/support/archive";
import { docExamples } from "@/tests/support/doc-examples";
import { previewFiles } from "./preview";

const folder = scratchFolder();
const examples = docExamples("docs/format-berkas.md");

it("the page has an example for each kind", () => expect(examples.length).toBeGreaterThanOrEqual(7));

it.each(examples)("docs/format-berkas.md: $says", async ({ csv, says }) => {
  const path = join(folder, "contoh.csv");
  await writeFile(path, csv);
  const regions = loadRegions();
  const preview = await previewFiles(
    {
      files: [{ path, name: "contoh.csv" }],
      corrections: {},
      answers: {},
      tempDir: folder,
      regionCode: "3314",
      referenceDate: "2025-12-10",
      tpsCap: 600,
      show: { rows: 100 },
    },
    regions,
  );
  expect(preview.questions).toEqual([]);
  const rows = preview.records.map(({ raw, normal }) =>
    previewRow(raw, normal, false, (code) => regions.nameOf(code)),
  );
  const told = preview.warnings.map(({ code }) => code);
  const seen = new Map<string, number>();
  for (const word of says) {
    const [name = "", value] = word.split(" ");
    if (value === undefined) expect(told).toContain(name);
    else if (name === "accepted" || name === "rejected") expect(String(preview[name])).toBe(value);
    else {
      const at = seen.get(name) ?? 0;
      seen.set(name, at + 1);
      expect(`${name} ${String(rows[at]?.[name] ?? null)}`).toBe(`${name} ${value}`);
    }
  }
});
