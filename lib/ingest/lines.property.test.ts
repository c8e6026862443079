import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scratchFolder, writeWorkbook } from "@/tests/support/archive";
import { readAll } from "@/tests/support/read-all";

const folder = scratchFolder();
const HEADER = ["NO", "NIK", "NAMA", "TANGGAL LAHIR", "JK", "ALAMAT"];

/**
 * A cell without line breaks or quotes, so that a generated line is one physical line; bad values in plenty.
 */
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "3314050101850001",
    "3.314E+15",
    "SITI",
    "00|00|0000",
    "17|08|1985",
    "L",
    "P",
    "X",
    "-",
    "?",
    "DK KARANG",
    "=1+1",
    "'331405",
  ),
  fc.string({ unit: fc.constantFrom("a", "Z", "9", " ", "|", "é", "*"), maxLength: 12 }),
);
const record = fc.array(cell, { minLength: HEADER.length, maxLength: HEADER.length });
/** With a sex under ALAMAT or a date under JK it would be a line whose columns have shifted. */
const person = record.map((cells) =>
  cells
    .with(1, "3314050101850001")
    .with(2, "BUDI")
    .with(4, /^\d+\|\d+\|\d+$/.test(cells[4] ?? "") ? "P" : (cells[4] ?? ""))
    .with(5, /^[A-Z]$/i.test(cells[5]?.trim() ?? "") ? "DK KARANG" : (cells[5] ?? "")),
);
const ragged = fc.array(cell, { maxLength: HEADER.length + 3 });
const office = fc.constantFrom(
  HEADER,
  ["JUMLAH", "", "2", "", "", ""],
  ["TPS : 003", "", "", "", "", ""],
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
  ["Mengetahui", "", "", "", "", ""],
);
const line = fc.oneof(
  { weight: 5, arbitrary: person },
  { weight: 3, arbitrary: record },
  { weight: 2, arbitrary: ragged },
  { weight: 1, arbitrary: office },
);
const isBlank = (cells: readonly string[]) => cells.every((text) => text.trim() === "");

describe("accepted + rejected = data lines, whatever the file", () => {
  it("of a CSV, each line under its own number, once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("utf8", "latin1"),
        async (lines, delimiter, newline, encoding) => {
          const path = join(folder, "generated.csv");
          const rows = [HEADER, sample(), ...lines];
          await writeFile(
            path,
            rows.map((cells) => cells.join(delimiter)).join(newline),
            encoding as BufferEncoding,
          );
          const { records, rejects } = await readAll({ path, name: "roll.csv" }, folder);
          const expected = rows.flatMap((cells, i) => (i === 0 || isBlank(cells) ? [] : [i + 1]));
          expect([...records, ...rejects].map((found) => found.line).sort((a, b) => a - b)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it("of a sheet too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        const rows = [HEADER, sample(), ...lines];
        const path = await writeWorkbook(join(folder, "generated.xlsx"), [{ name: "DATA", rows }]);
        const { records, rejects } = await readAll({ path, name: "roll.xlsx" }, folder);
        const expected = rows.flatMap((cells, i) => (i === 0 || isBlank(cells) ? [] : [i + 1]));
        expect([...records, ...rejects].map((found) => found.line).sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it("and a person is never rejected for its values", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 20 }), async (lines) => {
        const path = join(folder, "people.csv");
        await writeFile(path, [HEADER, ...lines].map((cells) => cells.join(",")).join("\n"));
        const { records, rejects } = await readAll({ path, name: "roll.csv" }, folder);
        expect(rejects).toEqual([]);
        expect(records.map(({ raw }) => [raw.birthDate ?? "", raw.sex ?? "", raw.address ?? ""])).toEqual(
          lines.map((cells) => [cells[3]?.trim(), cells[4]?.trim(), cells[5]?.trim()]),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

/** So that every generated file is a roll with a data line that divides. */
function sample(): string[] {
  return ["1", "3314050101850001", "SITI", "17|08|1985", "P", "DK KARANG"];
}
