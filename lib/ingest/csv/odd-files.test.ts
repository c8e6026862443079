import iconv from "iconv-lite";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "@/tests/support/archive";
import { readAll } from "@/tests/support/read-all";

const folder = scratchFolder();

async function read(content: Buffer | string, answers: Readonly<Record<string, string>> = {}) {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  const found = await readAll({ path, name: "a.csv" }, folder, {}, answers);
  return {
    ...found,
    cells: found.records.map(({ raw }) => [raw.nik ?? null, raw.name ?? null]),
    codes: found.inspection.tables[0]?.notes.map(({ code }) => code),
  };
}

const roll = (names: readonly string[], delimiter = ",") =>
  [["NIK", "NAMA", "RT"], ...names.map((name, i) => [`33140501${i}`, name, "1"])]
    .map((row) => row.join(delimiter))
    .join("\n");
const cells = (names: readonly string[]) => names.map((name, i) => [`33140501${i}`, name]);

describe("separators", () => {
  it.each(["#", "~", "^", "|", ";", "\t"])("%j is found by the header", async (delimiter) => {
    const found = await read(roll(["SITI, S.Pd", "BUDI"], delimiter));
    expect(found.cells).toEqual(cells(["SITI, S.Pd", "BUDI"]));
    expect(found.codes).toEqual([]);
  });

  it.each(["§", "¦", "\u001f", "@"])("%j is found by trying, and told", async (delimiter) => {
    const found = await read(roll(["SITI", "BUDI"], delimiter));
    expect(found.cells).toEqual(cells(["SITI", "BUDI"]));
    expect(found.codes).toEqual(["separator-guessed"]);
  });

  it("columns set off by spaces are refused by that", async () => {
    const line = (row: readonly string[]) => row.map((cell) => cell.padEnd(20)).join("");
    const text = [
      ["NIK", "NAMA", "ALAMAT", "RT"],
      ["1", "SITI", "KARANG", "3"],
    ]
      .map(line)
      .join("\n");
    await expect(read(text)).rejects.toEqual(expect.objectContaining({ code: "file-fixed-width" }));
  });
});

describe("lines in quotes", () => {
  it.each(["", ";;;", ","])("as a whole, with %j behind, are divided and told", async (behind) => {
    const text = roll(["SITI", '""IIN"" AMINAH'])
      .split("\n")
      .map((line) => `"${line}"${behind}`)
      .join("\r\n");
    const found = await read(text);
    expect(found.cells).toEqual(cells(["SITI", '"IIN" AMINAH']));
    expect(found.rejects).toEqual([]);
    expect(found.codes).toEqual(["line-in-quotes"]);
  });

  it("below a header that is not in quotes are divided, too", async () => {
    const [header = "", ...lines] = roll(["SITI", "BUDI"]).split("\n");
    const found = await read([header, ...lines.map((line) => `"${line}"`)].join("\n"));
    expect(found.cells).toEqual(cells(["SITI", "BUDI"]));
    expect(found.codes).toEqual(["line-in-quotes"]);
  });

  it("cell by cell are no such lines", async () => {
    expect((await read('"NIK","NAMA"\n"1","A"\n')).codes).toEqual([]);
  });
});

describe("zero bytes", () => {
  it("cost the line they stand in", async () => {
    const found = await read(roll(["SITI", "BU\0DI", "\0\0\0", "ANI"]));
    expect(found.cells.map(([, name]) => name)).toEqual(["SITI", "ANI"]);
    expect(found.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "unreadable"],
      [4, "unreadable"],
    ]);
  });

  it("behind the last line cost nothing else", async () => {
    const found = await read(`${roll(["SITI"])}\n${"\0".repeat(5_000)}`);
    expect(found.cells).toEqual(cells(["SITI"]));
  });
});

describe("letters beyond ASCII", () => {
  const names = ["JOSÉ", "NIÑO", "René", "SITI"];

  it.each([
    ["UTF-16LE without a mark", Buffer.from(roll(names), "utf16le")],
    ["UTF-16BE without a mark", Buffer.from(roll(names), "utf16le").swap16()],
    ["Windows-1252", iconv.encode(roll(names), "windows-1252")],
  ])("in %s are read, and nothing is said", async (_name, bytes) => {
    const found = await read(bytes);
    expect(found.cells).toEqual(cells(names));
    expect(found.codes).toEqual([]);
  });

  it.each(["macintosh", "cp850"])("in %s are read, and it is told", async (encoding) => {
    const found = await read(iconv.encode(roll(names), encoding));
    expect(found.cells).toEqual(cells(names));
    expect(found.codes).toEqual(["encoding-guessed"]);
  });

  it("small in a name of capitals are Windows-1252 all the same", async () => {
    const found = await read(iconv.encode(roll(["JOSé", "MA’RUF"]), "windows-1252"));
    expect(found.cells).toEqual(cells(["JOSé", "MA’RUF"]));
    expect(found.codes).toEqual([]);
  });

  it.each(["windows-1252", "macintosh", "cp850", "latin1"])(
    "that were read as %s and saved so are turned back",
    async (wrong) => {
      const twice = Buffer.from(iconv.decode(Buffer.from(roll(names)), wrong));
      expect((await read(twice)).cells).toEqual(cells(names));
    },
  );

  it("saved so three times are turned back, too", async () => {
    const once = (bytes: Buffer) => Buffer.from(iconv.decode(bytes, "windows-1252"));
    expect((await read(once(once(Buffer.from(roll(names)))))).cells).toEqual(cells(names));
  });

  it("saved twice are turned back, and it is asked; left as they are when that is the answer", async () => {
    const twice = Buffer.from(iconv.decode(Buffer.from(roll(names)), "windows-1252"));
    const found = await read(twice);
    expect(found.cells).toEqual(cells(names));
    expect(found.codes).toEqual(["encoding-twice"]);
    const kept = await read(twice, { "encoding-twice": "keep" });
    expect(kept.cells[0]).toEqual(["331405010", "JOSÃ‰"]);
  });

  it("of two encodings in one file are read line by line, and it is told", async () => {
    const mixed = Buffer.concat([
      Buffer.from(`${roll(["JOSÉ"])}\n`),
      iconv.encode("331405011,NIÑO,1\n331405012,SEÑOR,1\n", "windows-1252"),
    ]);
    const found = await read(mixed);
    expect(found.cells).toEqual(cells(["JOSÉ", "NIÑO", "SEÑOR"]));
    expect(found.codes).toEqual(["encoding-mixed"]);
  });
});
