import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { read, utils } from "@e965/xlsx";
import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { workbookWords } from "@/lib/documents/workbook-words";
import { CELL_UNITS } from "./cell";
import { sheet, writeWorkbook } from "./xlsx";

const { long } = workbookWords(translator("id"));

/** Written by one library, read again by another: sheet → rows of cells. */
async function written(...texts: readonly string[]): Promise<Record<string, unknown[][]>> {
  const out = new PassThrough();
  const columns = [{ name: "teks", width: 10, value: (row: string) => row }];
  const [bytes] = await Promise.all([
    buffer(out),
    writeWorkbook(out, [sheet({ name: "A", columns, rows: texts })], long),
  ]);
  const book = read(bytes);
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }),
    ]),
  );
}

it("a text longer than a cell stands in pieces on a sheet of its own, and nothing of it is lost", async () => {
  const list = Array.from({ length: 20_000 }, (_, at) => at + 1).join(" ");
  const book = await written("pendek", list);
  const cells = Object.values(book).flat(2);
  expect(Math.max(...cells.map((cell) => String(cell).length))).toBeLessThanOrEqual(CELL_UNITS);
  expect(String(book["A"]?.[2]?.[0])).toContain("Teks panjang");
  const parts = book["Teks panjang"]?.slice(1) ?? [];
  expect(parts.map((row) => row.slice(0, 4))).toEqual(parts.map((_, at) => ["A", 3, "teks", at + 1]));
  expect(parts.map((row) => row[4]).join("")).toBe(list);
});

it("has no extra sheet where everything fits", async () => {
  expect(Object.keys(await written("x".repeat(CELL_UNITS)))).toEqual(["A"]);
});

it("cuts no character in two", async () => {
  const list = `a${"𝒜".repeat(20_000)}`;
  const parts = (await written(list))["Teks panjang"]?.slice(1) ?? [];
  expect(parts.map((row) => row[4]).join("")).toBe(list);
});

it("what XML has no character for is replaced", async () => {
  const book = await written("SITI\ufffe\uffff\u0000", "\ud800x");
  expect(book["A"]?.slice(1).map(([cell]) => cell)).toEqual(["SITI\ufffd\ufffd\ufffd", "\ufffdx"]);
});
