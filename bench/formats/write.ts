import { parse } from "csv-parse";
import { once } from "node:events";
import { createReadStream, createWriteStream, unlinkSync, type WriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { workbookParts } from "@/tests/support/workbook-parts";

// write.ts CSV XLSX ODS: the rows of a CSV as the two formats, line by line.

const [csv = "", xlsx = "", ods = ""] = process.argv.slice(2);

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Waits for the disk, or a million rows would pile up in memory. */
async function put(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, "drain");
}

async function closed(out: WriteStream): Promise<void> {
  out.end();
  await once(out, "close");
}

const sheet = createWriteStream(`${xlsx}.sheet`);
const strings = createWriteStream(`${xlsx}.strings`);
const content = createWriteStream(`${ods}.content`);
/** Texts that come again; a number of a person does not. */
const known = new Map<string, number>();
let count = 0;

async function shared(text: string): Promise<number> {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  if (!/^\d{16}$/.test(text) && known.size < 500_000) known.set(text, count);
  await put(strings, `<si><t>${escaped(text)}</t></si>`);
  return count++;
}

await put(sheet, "<worksheet><sheetData>");
await put(strings, "<sst>");
await put(
  content,
  '<office:document-content xmlns:office="o" xmlns:table="t" ' +
    'xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="DPT">',
);
for await (const record of createReadStream(csv).pipe(parse({ bom: true }))) {
  const cells = record as string[];
  let row = "<row>";
  let line = "<table:table-row>";
  for (const cell of cells) {
    row += cell === "" ? "<c/>" : `<c t="s"><v>${await shared(cell)}</v></c>`;
    line +=
      cell === ""
        ? "<table:table-cell/>"
        : `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`;
  }
  await put(sheet, `${row}</row>`);
  await put(content, `${line}</table:table-row>`);
}
await put(sheet, "</sheetData></worksheet>");
await put(strings, "</sst>");
await put(content, "</table:table></office:spreadsheet></office:body></office:document-content>");
await Promise.all([closed(sheet), closed(strings), closed(content)]);

await zipped(xlsx, {
  ...workbookParts([{ name: "DPT", rows: [] }]),
  "xl/worksheets/sheet1.xml": { path: `${xlsx}.sheet` },
  "xl/sharedStrings.xml": { path: `${xlsx}.strings` },
});
await zipped(ods, {
  mimetype: "application/vnd.oasis.opendocument.spreadsheet",
  "META-INF/manifest.xml": "<manifest/>",
  "content.xml": { path: `${ods}.content` },
});

async function zipped(
  path: string,
  entries: Readonly<Record<string, string | { readonly path: string }>>,
): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const [name, entry] of Object.entries(entries)) {
    if (typeof entry === "string") zip.addBuffer(Buffer.from(entry), name);
    else zip.addFile(entry.path, name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  for (const entry of Object.values(entries)) if (typeof entry !== "string") unlinkSync(entry.path);
}
