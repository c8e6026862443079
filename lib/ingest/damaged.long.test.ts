import fc from "fast-check";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "@/lib/errors";
import { scratchFolder, writeWorkbook, writeZip } from "@/tests/support/archive";
import { readAll } from "@/tests/support/read-all";
import { formPdf, writtenAs, type Cells } from "@/tests/support/spreadsheet";

const folder = scratchFolder();

const ROWS: Cells = [
  ["KECAMATAN : GEMOLONG"],
  ["NO", "NIK", "NAMA", "TANGGAL LAHIR", "JK"],
  [1, "3314055708850001", "SITI AMINAH", "17|08|1985", "P"],
  [2, "3314050107700002", "JOSÉ", "01|07|1970", "L"],
];
const CSV = ROWS.map((row) => row.map((cell) => `"${cell ?? ""}"`).join(",")).join("\n");

/** Reads as an import would: either it is read, or refused in words; anything else is a fault of ours. */
async function outcome(bytes: Buffer): Promise<"read" | "refused"> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  try {
    await readAll({ path, name: "damaged" }, folder);
    return "read";
  } catch (error) {
    if (error instanceof UserError) return "refused";
    throw error;
  }
}

/** Places are shares of the length, so that one damage fits files of any size. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom("flip", "cut", "insert", "drop", "repeat"),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(whole: Buffer, changes: readonly { at: number; kind: string; bytes: Uint8Array }[]): Buffer {
  let bytes = whole;
  for (const change of changes) {
    const at = Math.floor(change.at * bytes.length);
    const rest = bytes.subarray(at);
    const some = Buffer.from(change.bytes);
    const changed = {
      flip: () => Buffer.concat([bytes.subarray(0, at), some, rest.subarray(some.length)]),
      cut: () => bytes.subarray(0, at),
      insert: () => Buffer.concat([bytes.subarray(0, at), some, rest]),
      drop: () => Buffer.concat([bytes.subarray(0, at), rest.subarray(some.length)]),
      repeat: () => Buffer.concat([bytes, rest]),
    }[change.kind];
    bytes = changed?.() ?? bytes;
  }
  return bytes;
}

const FILES: readonly (readonly [name: string, make: () => Promise<Buffer> | Buffer])[] = [
  ["CSV", () => Buffer.from(CSV)],
  ["UTF-16", () => Buffer.from(CSV, "utf16le")],
  ["XLSX", async () => readFile(await writeWorkbook(join(folder, "a.xlsx"), [{ name: "A", rows: ROWS }]))],
  ["XLS", () => writtenAs("biff8", ROWS)],
  ["XLSB", () => writtenAs("xlsb", ROWS)],
  ["ODS", () => writtenAs("ods", ROWS)],
  ["FODS", () => writtenAs("fods", ROWS)],
  ["XML 2003", () => writtenAs("xlml", ROWS)],
  ["HTML", () => writtenAs("html", ROWS)],
  ["PDF", () => formPdf([{ titles: ["A"], rows: ROWS.slice(1) }], [30, 100, 100, 80, 30], true)],
  ["ZIP", async () => readFile(await writeZip(join(folder, "a.zip"), { "a.csv": CSV, "b.csv": CSV }))],
];

/** A thread is started for each old workbook. */
const SLOW = 60_000;

describe("a damaged file", { timeout: SLOW }, () => {
  it.each(FILES)("of %s is read or refused, never a fault", async (_name, make) => {
    const whole = await make();
    expect(await outcome(whole)).toBe("read");
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        expect(["read", "refused"]).toContain(await outcome(damaged(whole, changes)));
      }),
      { numRuns: 12 },
    );
  });

  it("of any bytes, after any beginning, is read or refused", async () => {
    const beginnings = [
      "",
      "PK\u0003\u0004",
      "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
      "%PDF-1.7\n",
      "<table><tr><td>",
      "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
      "\t\u0008\u0010\u0000",
      "\u00ff\u00fe",
      "NIK,NAMA\n",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 600 }),
        async (start, bytes) => {
          expect(["read", "refused"]).toContain(
            await outcome(Buffer.concat([Buffer.from(start, "latin1"), bytes])),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
