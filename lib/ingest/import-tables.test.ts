import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RegionIndex } from "@/lib/regions/region-index";
import { scratchFolder } from "@/tests/support/archive";
import { importTables } from "./import-tables";
import { inspectUpload } from "./inspect";

const folder = scratchFolder();

// More than a call may have arguments: whoever spread them all at once would fail.
it("passes rejects on a few at a time, however many short lines a file has", async () => {
  const path = join(folder, "short-lines.csv");
  await writeFile(path, `NIK,NAMA\n3314015203850002,SITI AMINAH\n${"x\n".repeat(200_000)}`);
  const file = { path, name: "short-lines.csv" };
  const { tables } = await inspectUpload(file, { tempDir: folder });
  const sizes: number[] = [];
  let records = 0;
  const result = await importTables(
    {
      files: [{ ...file, tables }],
      tempDir: folder,
      regionCode: "3314",
      referenceDate: "2025-12-10",
      tpsCap: 600,
      firstOrd: 1,
    },
    new RegionIndex([]),
    {
      write(lines, rejects) {
        sizes.push(rejects.length);
        records += Buffer.from(lines).toString().split("\n").length - 1;
        return Promise.resolve(true);
      },
    },
  );
  expect(result?.tables).toEqual([
    { ord: 1, firstRow: 1, lastRow: 200_001, rows: 200_001, accepted: 1, rejected: 200_000 },
  ]);
  expect(records).toBe(1);
  expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(200_000);
  // Each batch is spread into the list of rejects that wait for the database: V8 takes some hundred thousand
  // arguments, no more.
  expect(Math.max(...sizes)).toBeLessThanOrEqual(40_000);
});
