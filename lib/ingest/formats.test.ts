import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder, writeZip } from "@/tests/support/archive";
import { workbookParts } from "@/tests/support/workbook-parts";
import { readAll } from "@/tests/support/read-all";
import {
  formPdf,
  odsContent,
  odsText,
  writtenAs,
  xmlSpreadsheet,
  type Cells,
} from "@/tests/support/spreadsheet";

const folder = scratchFolder();

async function read(content: Buffer | string, name = "berkas") {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return readAll({ path, name }, folder);
}

const refusal = (code: string, values: object = {}) =>
  expect.objectContaining({ kind: "bad-input", code, values: expect.objectContaining(values) });

const ROWS: Cells = [
  ["DAFTAR PEMILIH TETAP"],
  ["KECAMATAN : GEMOLONG"],
  ["NO", "NKK", "NIK", "NAMA", "TANGGAL LAHIR", "JK", "RT"],
  [1, "3314050101200001", "3314055708850001", "SITI AMINAH", "17|08|1985", "P", 3],
  [2, "3314050101200001", "3314050107700002", "BUDI", "01|07|1970", "L", 3],
];
const records = [
  {
    nkk: "3314050101200001",
    nik: "3314055708850001",
    name: "SITI AMINAH",
    birthDate: "17|08|1985",
    sex: "P",
    rt: "3",
    kecamatan: "GEMOLONG",
  },
  {
    nkk: "3314050101200001",
    nik: "3314050107700002",
    name: "BUDI",
    birthDate: "01|07|1970",
    sex: "L",
    rt: "3",
    kecamatan: "GEMOLONG",
  },
];

describe("one table in all formats", () => {
  it.each([
    ["XLSX", "xlsx", "xlsx"],
    ["XLS of Excel 97", "biff8", "xls"],
    ["XLS of Excel 95", "biff5", "xls"],
    ["XLSB", "xlsb", "xlsb"],
    ["ODS", "ods", "ods"],
    ["flat ODS", "fods", "fods"],
    ["XML 2003", "xlml", "xml"],
    ["a web page", "html", "html"],
    ["Unicode text", "txt", "csv"],
  ] as const)("reads the same from %s", async (_name, bookType, kind) => {
    const found = await read(writtenAs(bookType, ROWS), "apa saja.xls");
    expect(found.inspection.kind).toBe(kind);
    expect(found.records.map(({ raw }) => raw)).toEqual(records);
    expect(found.rejects).toEqual([]);
  });

  it.each([true, false])("reads the same from a PDF with lines drawn: %s", async (drawn) => {
    const [, , header = [], ...voters] = ROWS;
    const titles = ["DAFTAR PEMILIH TETAP", "KECAMATAN : GEMOLONG"];
    const widths = [25, 95, 95, 110, 75, 30, 30];
    const pdf = await formPdf(
      [
        { titles, rows: [header, ...voters.slice(0, 1)] },
        { titles, rows: [header, ...voters.slice(1)] },
      ],
      widths,
      drawn,
    );
    const found = await read(pdf);
    expect(found.records.map(({ raw }) => raw)).toEqual(records);
    expect(found.inspection.notes).toMatchObject([{ code: "format-pdf", values: { pages: 2 } }]);
  });
});

it.each([true, false])(
  "cells of a PDF that go on in a second line are one cell (lines drawn: %s)",
  async (drawn) => {
    const header = ["NO", "NAMA", "JENIS KELAMIN", "USIA", "ALAMAT", "RT", "RW", "KET"];
    const page = (tps: string, from: number) => ({
      titles: ["KECAMATAN : GEMOLONG", "DESA/KELURAHAN : KALANGAN", `TPS : ${tps}`],
      rows: [
        header,
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        [from, "SITI AMINAH BINTI ABDURRAHMAN", "P", 40, "JALAN RAYA GEMOLONG PERUM GRIYA ASRI", 1, 2, ""],
        [from + 1, "BUDI", "L", 41, "DK KRAJAN", 1, 2, "1"],
      ],
    });
    const found = await read(
      await formPdf([page("001", 1), page("002", 3)], [28, 110, 52, 34, 120, 28, 28, 40], drawn),
    );
    expect(
      found.records.map(({ raw }) => [raw.name, raw.sex, raw.age, raw.address, raw.tps, raw.remark ?? null]),
    ).toEqual(
      ["001", "002"].flatMap((tps) => [
        ["SITI AMINAH BINTI ABDURRAHMAN", "P", "40", "JALAN RAYA GEMOLONG PERUM GRIYA ASRI", tps, null],
        ["BUDI", "L", "41", "DK KRAJAN", tps, "1"],
      ]),
    );
  },
);

describe("cells merged over rows", () => {
  const grouped = [
    ["TPS", "NKK", "NIK", "NAMA"],
    [1, "3314050101200001", "3314055708850001", "SITI"],
    [null, null, "3314050107700002", "BUDI"],
    [2, "3314050101200009", "3314050107700003", "ANI"],
    [null, null, "3314050107700004", "EKO"],
  ];
  const merges = [
    { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
    { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } },
    { s: { r: 3, c: 0 }, e: { r: 4, c: 0 } },
  ];

  it.each(["xlsx", "biff8", "xlsb", "ods", "xlml", "html"] as const)(
    "hold for all of them in %s",
    async (type) => {
      const found = await read(writtenAs(type, grouped, (sheet) => (sheet["!merges"] = merges)));
      expect(found.records.map(({ raw }) => [raw.tps, raw.nkk ?? null, raw.name])).toEqual([
        ["1", "3314050101200001", "SITI"],
        ["1", "3314050101200001", "BUDI"],
        ["2", "3314050101200009", "ANI"],
        ["2", null, "EKO"],
      ]);
    },
  );
});

it("a header of two rows whose cells are merged over both is one header", async () => {
  const rows = [
    ["NIK", "NAMA", "ALAMAT", null, null, "KET"],
    [null, null, "JALAN", "RT", "RW", null],
    ["1", "SITI", "KARANG", "3", "5", null],
  ];
  const merges = [0, 1, 5].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }));
  merges.push({ s: { r: 0, c: 2 }, e: { r: 0, c: 4 } });
  const found = await read(writtenAs("xlsx", rows, (sheet) => (sheet["!merges"] = merges)));
  expect(found.records.map(({ raw }) => raw)).toEqual([
    { nik: "1", name: "SITI", address: "KARANG", rt: "3", rw: "5" },
  ]);
});

describe("an XLSX as other programs write it", () => {
  const parts = workbookParts([
    {
      name: "DPT",
      rows: [
        ["NIK", "NAMA"],
        ["1", "SITI"],
      ],
    },
  ]);
  const renamed = (
    change: (name: string) => string,
    text: (content: string) => string = (content) => content,
  ) => Object.fromEntries(Object.entries(parts).map(([name, content]) => [change(name), text(content)]));
  const main =
    '<Relationships xmlns="x"><Relationship Id="a" Type="x/officeDocument" Target="/buku/main.xml"/></Relationships>';

  it.each<[string, Record<string, string>]>([
    [
      "another prefix for relations",
      renamed(
        (name) => name,
        (xml) => xml.replaceAll("r:id", "d3p1:id"),
      ),
    ],
    [
      "a prefix for every element",
      renamed(
        (name) => name,
        (xml) => xml.replace(/<(\/?)(?=[a-z])/g, "<$1x:"),
      ),
    ],
    [
      "targets with ./ and ../",
      renamed(
        (name) => name,
        (xml) => xml.replaceAll('Target="', 'Target="../xl/./'),
      ),
    ],
    [
      "absolute targets",
      renamed(
        (name) => name,
        (xml) => xml.replaceAll('Target="', 'Target="/xl/'),
      ),
    ],
    [
      "backslashes in targets",
      renamed(
        (name) => name,
        (xml) => xml.replaceAll("worksheets/", "worksheets\\"),
      ),
    ],
    [
      "another folder",
      {
        ...renamed(
          (name) =>
            name
              .replace("xl/workbook.xml", "buku/main.xml")
              .replace("xl/_rels/workbook.xml", "buku/_rels/main.xml")
              .replace("xl/worksheets", "lembar"),
          (xml) =>
            xml
              .replaceAll('Target="worksheets/', 'Target="/lembar/')
              .replaceAll('Target="sharedStrings', 'Target="/xl/sharedStrings'),
        ),
        "_rels/.rels": main,
      },
    ],
  ])("with %s is read", async (_name, entries) => {
    const path = await writeZip(join(folder, `${crypto.randomUUID()}.xlsx`), entries);
    const found = await readAll({ path, name: "buku.xlsx" }, folder);
    expect(found.records.map(({ raw }) => raw)).toEqual([{ nik: "1", name: "SITI" }]);
  });

  it("with backslashes in the names of its parts is read", async () => {
    const { readFile } = await import("node:fs/promises");
    const path = await writeZip(join(folder, "windows.xlsx"), parts);
    const bytes = await readFile(path);
    for (const name of Object.keys(parts))
      for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1))
        bytes.write(name.replaceAll("/", "\\"), at, "latin1");
    const found = await read(bytes);
    expect(found.records.map(({ raw }) => raw)).toEqual([{ nik: "1", name: "SITI" }]);
  });

  it("says when formulas have no result, or all the result 0, and asks only about columns that are read", async () => {
    const formula = (reference: string, result: string) => `<c r="${reference}"><f>1+1</f>${result}</c>`;
    const row = (r: number) =>
      `<row r="${r}"><c r="A${r}" ` +
      `t="inlineStr"><is><t>33140501${r}</t></is></c>${formula(`B${r}`, "")}` +
      `${formula(`C${r}`, "<v>0</v>")}${formula(`D${r}`, "<v></v>")}</row>`;
    const head = ["NIK", "NAMA", "TANGGAL LAHIR", "CEK"]
      .map((label, at) => `<c r="${"ABCD"[at]}1" t="inlineStr"><is><t>${label}</t></is></c>`)
      .join("");
    const xml = `<worksheet><sheetData><row r="1">${head}</row>${row(2)}${row(3)}</sheetData></worksheet>`;
    const path = await writeZip(join(folder, "rumus.xlsx"), { ...parts, "xl/worksheets/sheet1.xml": xml });
    const { inspection } = await readAll({ path, name: "rumus.xlsx" }, folder);
    expect(
      inspection.tables[0]?.notes.map(({ code, values, samples }) => [
        code,
        values["columns"],
        values["cells"],
        samples,
      ]),
    ).toEqual([
      ["formula-empty", "B, D", 4, ["B2: –", "B3: –", "D2: –", "D3: –"]],
      ["formula-zero", "C", 2, ["C2: 0", "C3: 0"]],
    ]);
  });

  it("whose only roll is hidden is refused by the name of that sheet", async () => {
    const hidden = workbookParts([
      { name: "SAMPUL", rows: [["KABUPATEN", "SRAGEN"]] },
      {
        name: "DATA",
        hidden: true,
        rows: [
          ["NIK", "NAMA"],
          ["1", "SITI"],
        ],
      },
    ]);
    const path = await writeZip(join(folder, "hidden.xlsx"), hidden);
    await expect(readAll({ path, name: "buku.xlsx" }, folder)).rejects.toEqual(
      refusal("file-hidden-sheet", { sheet: "DATA" }),
    );
  });

  it("undoes _x000D_ in texts", async () => {
    const path = await writeZip(
      join(folder, "x000d.xlsx"),
      workbookParts([
        {
          name: "A",
          rows: [
            ["NIK", "TANGGAL_x000D_\nLAHIR", "NAMA"],
            ["1", "17|08|1985", "SITI_x005F_"],
          ],
        },
      ]),
    );
    const found = await readAll({ path, name: "a.xlsx" }, folder);
    expect(found.records.map(({ raw }) => raw)).toEqual([
      { nik: "1", birthDate: "17|08|1985", name: "SITI_" },
    ]);
  });
});

describe("an ODS", () => {
  const ods = async (rows: readonly string[]) => {
    const path = await writeZip(join(folder, `${crypto.randomUUID()}.ods`), {
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": odsContent(rows),
      "META-INF/manifest.xml": "<manifest/>",
    });
    return readAll({ path, name: "a.ods" }, folder);
  };
  const header = `<table:table-row>${["NIK", "NAMA", "TANGGAL " + "LAHIR", "RT"]
    .map((label) => odsText(label))
    .join("")}</table:table-row>`;

  it("gives numbers by value, dates by their day, leading zeros as shown, and no comments", async () => {
    const found = await ods([
      header,
      `<table:table-row><table:table-cell office:value-type="float" ` +
        `office:value="3314055708850001"><text:p>3,31E+15</text:p></table:table-cell><table:table-cell ` +
        `office:value-type="string"><office:annotation><text:p>KOMENTAR</text:p></office:annotation>` +
        `<text:p>SITI<text:s text:c="2"/>AMINAH</text:p></table:table-cell><table:table-cell ` +
        `office:value-type="date" office:date-value="1985-08-17T00:00:00"><text:p>17/08/85</text:p>` +
        `</table:table-cell><table:table-cell office:value-type="float" office:value="3"><text:p>003</text:p>` +
        `</table:table-cell></table:table-row>`,
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell ' +
        'table:number-columns-repeated="16384"/></table:table-row>',
    ]);
    expect(found.records).toEqual([
      {
        line: 2,
        sheet: "DPT",
        raw: { nik: "3314055708850001", name: "SITI  AMINAH", birthDate: "1985-08-17", rt: "003" },
      },
    ]);
  });

  it("repeats rows and cells that stand once for many", async () => {
    const found = await ods([
      `<table:table-row>${odsText("NIK")}${odsText("NAMA")}${odsText("RT")}${odsText("RW")}</table:table-row>`,
      `<table:table-row table:number-rows-repeated="2">${odsText("1")}${odsText("SITI")}` +
        `${odsText("5", 'table:number-columns-repeated="2"')}</table:table-row>`,
    ]);
    expect(found.records.map(({ line, raw }) => [line, raw.rt, raw.rw])).toEqual([
      [2, "5", "5"],
      [3, "5", "5"],
    ]);
  });

  it("with a password is refused by that", async () => {
    const path = await writeZip(join(folder, "locked.ods"), {
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": "x",
      "META-INF/manifest.xml": "<manifest:encryption-data/>",
    });
    await expect(readAll({ path, name: "a.ods" }, folder)).rejects.toEqual(refusal("file-locked"));
  });
});

describe("other formats", () => {
  it.each([
    [
      "ODS",
      odsContent([`<table:table-row>${odsText("NIK")}${odsText("NAMA")}</table:table-row>`])
        .replace(
          "<office:automatic-styles/>",
          '<office:automatic-styles><style:style style:name="ta1" ' +
            'style:family="table"><style:table-properties ' +
            'table:display="false"/></style:style></office:automatic-styles>',
        )
        .replace("<table:table ", '<table:table table:style-name="ta1" ')
        .replace("<office:document-content", "<office:document")
        .replace("</office:document-content", "</office:document"),
    ],
    [
      "XML 2003",
      xmlSpreadsheet([["NIK", "NAMA"]]).replace(
        "</Table>",
        "</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>",
      ),
    ],
  ])("a hidden sheet of %s is known as such", async (_name, content) => {
    await expect(read(content)).rejects.toEqual(refusal("file-hidden-sheet", { sheet: "DPT" }));
  });

  it("XML 2003 with skipped cells, rich text and comments", async () => {
    const found = await read(
      xmlSpreadsheet([
        ["NIK", "NAMA", "RT", "TANGGAL LAHIR"],
        [
          "1",
          {
            attributes: "",
            data: '<ss:Data ss:Type="String"><B>SITI</B> A</ss:Data><Comment><ss:Data>x</ss:Data></Comment>',
          },
          { attributes: 'ss:Index="4"', data: '<Data ss:Type="DateTime">1985-08-17T00:00:00.000</Data>' },
        ],
      ]),
    );
    expect(found.records.map(({ raw }) => raw)).toEqual([
      { nik: "1", name: "SITI A", birthDate: "1985-08-17" },
    ]);
  });

  it("a page that begins with a style, with titles between its tables", async () => {
    const table = (nik: string) =>
      `<table><tr><th>NIK<th>NAMA</tr><tr><td class=s>${nik}</td><td>SITI<br>AMINAH</td></tr></table>`;
    const found = await read(
      `<style>.s{}</style><center><h3>TPS : 001</h3></center>${table("1")}<p>TPS : 002</p>${table("2")}`,
    );
    expect(found.records.map(({ raw }) => raw)).toEqual([
      { nik: "1", name: "SITI AMINAH", tps: "001" },
      { nik: "2", name: "SITI AMINAH", tps: "002" },
    ]);
  });

  it("a PDF without text is refused as a scan, one without a table by that", async () => {
    await expect(read(await formPdf([{ titles: [], rows: [] }], [], true))).rejects.toEqual(
      refusal("file-pdf-scan", { page: 1 }),
    );
    await expect(read(await formPdf([{ titles: ["Yth. Ketua KPU"], rows: [] }], [], true))).rejects.toEqual(
      refusal("file-pdf-no-table"),
    );
  });

  it("a table that is cut over pages of a PDF is refused", async () => {
    const page = (rows: Cells) => ({ titles: [], rows });
    const pdf = await formPdf(
      [
        page([
          ["NO", "NIK", "NAMA"],
          [1, "331405570", "SITI"],
        ]),
        page([
          ["JK", "RT", "RW"],
          ["P", "001", "002"],
        ]),
      ],
      [30, 90, 90],
      false,
    );
    await expect(read(pdf)).rejects.toEqual(refusal("file-pdf-no-table"));
  });

  it("too large a file of an old format is refused with the way out", async () => {
    const path = join(folder, "besar.xls");
    await writeFile(path, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const { truncate } = await import("node:fs/promises");
    await truncate(path, 65 * 1024 ** 2);
    await expect(readAll({ path, name: "besar.xls" }, folder)).rejects.toEqual(
      refusal("file-legacy-too-big", { limitMb: 32 }),
    );
  });
});
