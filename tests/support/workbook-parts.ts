/** Text, number, or a date as Excel keeps it (style 1); null for an empty cell. */
export type CellValue = string | number | { readonly serial: number } | null;
export interface SheetText {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly hidden?: boolean;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The parts of a small workbook as Excel lays them out: shared strings, a date style, one part per sheet. */
export function workbookParts(sheets: readonly SheetText[]): Record<string, string> {
  const strings: string[] = [];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/styles.xml":
      `${XML}<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" ` +
      `formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    "xl/workbook.xml": `${XML}<workbook ${MAIN} xmlns:r="r"><sheets>${sheets
      .map(
        (s, i) =>
          `<sheet ` +
          `name="${escape(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${
            s.hidden === true ? " " + 'state="hidden"' : ""
          }/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `${XML}<Relationships xmlns="x">${sheets
        .map(
          (_, i) =>
            `<Relationship ` + `Id="rId${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join("")}<Relationship ` +
      `Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  };
  sheets.forEach((sheet, i) => {
    const rows = sheet.rows.map(
      (row, r) =>
        `<row r="${r + 1}">${row
          .map((value, c) => cellXml(value, `${columnName(c)}${r + 1}`, strings))
          .join("")}</row>`,
    );
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${XML}<worksheet ${MAIN}><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  parts["xl/sharedStrings.xml"] = `${XML}<sst ${MAIN}>${strings
    .map((text) => `<si><t ` + `xml:space="preserve">${escape(text)}</t></si>`)
    .join("")}</sst>`;
  return parts;
}

function cellXml(value: CellValue, reference: string, strings: string[]): string {
  if (value === null) return "";
  if (typeof value === "string") return `<c r="${reference}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  return `<c r="${reference}" s="1"><v>${value.serial}</v></c>`;
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
