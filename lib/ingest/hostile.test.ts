import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder, writeZip } from "@/tests/support/archive";
import { workbookParts } from "@/tests/support/workbook-parts";
import { inspectUpload } from "./inspect";
import { LIMITS } from "./limits";

const folder = scratchFolder();
const inspect = (path: string, name = "berkas") => inspectUpload({ path, name }, { tempDir: folder });
const refusal = (code: string) => expect.objectContaining({ kind: "bad-input", code });

async function bytes(content: Buffer | string): Promise<string> {
  const path = join(folder, createHash("sha256").update(content).digest("hex").slice(0, 16));
  await writeFile(path, content);
  return path;
}

describe("other kinds of files, whatever their names say", () => {
  it.each([
    ["nothing", "", "file-empty"],
    [
      "an old Excel file",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "file-legacy-broken",
    ],
    ["half a PDF", "%PDF-1.7\n", "file-pdf-broken"],
    ["a picture", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), "file-wrong-type"],
    ["XML", '<?xml version="1.0"?><Workbook/>', "file-wrong-type"],
    ["a dump", "-- MySQL dump 10.13\n--\nCREATE TABLE `pemilih` (\n", "file-wrong-type"],
    ["JSON", '[{"nik":"1"}]', "file-wrong-type"],
    ["DIF", 'TABLE\r\n0,1\r\n"EXCEL"\r\n', "file-wrong-type"],
    ["a page without a table", "<html><body><p>Yth. Ketua KPU</p></body></html>", "file-markup"],
    ["bytes", Buffer.from([1, 2, 0, 4]), "file-binary"],
    ["an archive of another kind", Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), "file-wrong-type"],
    ["half a ZIP", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), "file-zip-broken"],
    ["blank lines", "\n\n  \n", "file-no-rows"],
    ["prose", "Yth. Ketua KPU\nDengan hormat\n", "file-no-header"],
  ])("%s is refused", async (_name, content, code) => {
    await expect(inspect(await bytes(content), "roll.csv")).rejects.toEqual(refusal(code));
  });

  it("a text document in Office's clothes is refused", async () => {
    const path = await writeZip(join(folder, "letter.docx"), {
      "[Content_Types].xml": "<Types/>",
      "word/document.xml": "<w/>",
    });
    await expect(inspect(path, "letter.xlsx")).rejects.toEqual(refusal("file-wrong-type"));
  });
});

describe("archives", () => {
  it("that unpack to far more than they weigh are refused before they are unpacked", async () => {
    const path = await writeZip(join(folder, "bomb.zip"), {
      "roll.csv": Buffer.alloc(LIMITS.ratioFloorBytes + 1, "0"),
    });
    await expect(inspect(path)).rejects.toEqual(refusal("file-zip-bomb"));
  });

  it("that lie about their sizes are refused while they are unpacked", async () => {
    const path = await writeZip(join(folder, "liar.zip"), {
      "roll.csv": `NIK,NAMA\n${"1,A\n".repeat(50_000)}`,
    });
    const zip = await readFile(path);
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(100, central + 24);
    await writeFile(path, zip);
    await expect(inspect(path)).rejects.toThrow();
  });

  it.each(["../../etc/passwd.csv", "/abs.csv", "C:/roll.csv", "..\\up.csv"])(
    "that want to write to %s are refused",
    async (name) => {
      const placeholder = "x".repeat(name.length);
      const path = await writeZip(join(folder, "paths.zip"), { [placeholder]: "NIK,NAMA\n1,A\n" });
      const zip = await readFile(path);
      for (let at = zip.indexOf(placeholder); at !== -1; at = zip.indexOf(placeholder, at + 1))
        zip.write(name, at);
      await writeFile(path, zip);
      await expect(inspect(path)).rejects.toEqual(refusal("file-zip-path"));
    },
  );

  it("inside archives are refused", async () => {
    const inner = await writeZip(join(folder, "inner.zip"), { "roll.csv": "NIK,NAMA\n1,A\n" });
    const path = await writeZip(join(folder, "outer.zip"), { "inner.zip": await readFile(inner) });
    await expect(inspect(path)).rejects.toEqual(refusal("file-zip-nested"));
  });

  it("with anything but rolls are refused", async () => {
    const path = await writeZip(join(folder, "letter.zip"), {
      "a.csv": "NIK,NAMA\n1,A\n",
      "foto.jpg": Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]),
    });
    await expect(inspect(path)).rejects.toEqual(refusal("file-wrong-type"));
  });
});

describe("workbooks", () => {
  const parts = () =>
    workbookParts([
      {
        name: "DATA",
        rows: [
          ["NIK", "NAMA"],
          ["1", "A"],
        ],
      },
    ]);
  const replaced = async (part: string, change: (text: string) => string) => {
    const all = parts();
    return writeZip(join(folder, `${crypto.randomUUID()}.xlsx`), { ...all, [part]: change(all[part] ?? "") });
  };

  it("are read when nothing is wrong with them", async () => {
    await expect(inspect(await replaced("xl/workbook.xml", (text) => text))).resolves.toMatchObject({
      kind: "xlsx",
    });
  });

  it.each(["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])(
    "with a document type in %s are refused: there is no entity to expand",
    async (part) => {
      const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>';
      await expect(
        inspect(await replaced(part, (text) => text.replace("?>\n", `?>\n${bomb}`))),
      ).rejects.toEqual(refusal("file-xml-unsafe"));
    },
  );

  it("nested without end are refused", async () => {
    await expect(
      inspect(
        await replaced("xl/worksheets/sheet1.xml", (text) => text.replace("<sheetData>", "<a>".repeat(100))),
      ),
    ).rejects.toEqual(refusal("file-xml-unsafe"));
  });

  it("that end in the middle are refused", async () => {
    await expect(
      inspect(await replaced("xl/worksheets/sheet1.xml", (text) => text.slice(0, -30))),
    ).rejects.toEqual(refusal("file-xml-broken"));
  });

  it("whose cells stand beyond any table are refused", async () => {
    await expect(
      inspect(await replaced("xl/worksheets/sheet1.xml", (text) => text.replace('r="B2"', 'r="XFD2"'))),
    ).rejects.toEqual(refusal("file-too-many-columns"));
  });

  it("without their parts are refused", async () => {
    const { "xl/worksheets/sheet1.xml": _gone, ...rest } = parts();
    await expect(inspect(await writeZip(join(folder, "gone.xlsx"), rest))).rejects.toEqual(
      refusal("file-xlsx-broken"),
    );
  });
});
