import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { RowHandler } from "../rows";
import { FormulaTally } from "../table/formulas";
import { type Merge, MergeFill } from "../table/merges";
import { RowBuffer } from "../table/row-buffer";
import { attributeIn, scanTags } from "../table/scan-tags";
import type { SheetTable } from "../table/sheet";
import { isoMoment, numberText } from "../xlsx/number";
import { localName, parseXml } from "../xlsx/xml";

const TAGS = /<((?:[\w.-]+:)?Worksheet\s[^>]*>|(?:[\w.-]+:)?Visible>\s*Sheet\w*Hidden)/g;

export interface XmlContent {
  readonly file: string;
  readonly size: number;
  open(): Promise<Readable>;
}

/** Lists the sheets of an XML Spreadsheet 2003 (the `urn:schemas-microsoft-com:office:spreadsheet` form). */
export async function openXmlSpreadsheet(content: XmlContent): Promise<SheetTable[]> {
  const sheets: { name: string; hidden: boolean }[] = [];
  await scanTags(await content.open(), TAGS, ([tag = ""]) => {
    const last = sheets.at(-1);
    if (/^(?:[\w.-]+:)?Worksheet\s/.test(tag))
      sheets.push({ name: attributeIn(tag, "Name") ?? "", hidden: false });
    else if (last !== undefined) last.hidden = true;
    return sheets.length <= LIMITS.sheets;
  });
  const { file, size } = content;
  if (sheets.length > LIMITS.sheets)
    throw badInput("file-xlsx-too-many-sheets", { file, limit: LIMITS.sheets });
  return sheets.map(({ name, hidden }, index) => ({
    name,
    hidden,
    size: Math.ceil(size / sheets.length),
    rows: async (handler, next) => readWorksheet(await content.open(), index, { file, name }, handler, next),
  }));
}

async function readWorksheet(
  stream: Readable,
  index: number,
  about: { readonly file: string; readonly name: string },
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const row = new RowBuffer(handler, about.file);
  const formulas = new FormulaTally();
  let merges: Merge[] = [];
  const merged = new MergeFill(() => merges);
  let sheet = -1;
  let line = 0;
  let column = -1;
  let across = 0;
  let formula = false;
  let type: string | null = null;
  let text = "";
  let data = false;
  let comment = false;
  let stopped = false;

  await parseXml(
    stream,
    {
      open(name, given) {
        if (name === "Worksheet") sheet++;
        if (sheet !== index) return;
        const attribute = (wanted: string) =>
          Object.entries(given).find(([key]) => localName(key) === wanted)?.[1];
        if (name === "Row") {
          line = position(attribute("Index")) ?? line + 1;
          column = -1;
          across = 0;
          merges = [];
          row.clear();
        } else if (name === "Cell") {
          column = (position(attribute("Index")) ?? column + across + 2) - 1;
          across = position(attribute("MergeAcross")) ?? 0;
          const down = position(attribute("MergeDown")) ?? 0;
          if (down > 0) merges.push({ top: line, bottom: line + down, left: column + 1 });
          formula = attribute("Formula") !== undefined;
          type = null;
          text = "";
        } else if (name === "Comment") comment = true;
        else if (name === "Data" && !comment) {
          data = true;
          type = attribute("Type") ?? "String";
        }
      },
      text(part) {
        if (data && text.length < LIMITS.xmlTextChars) text += part;
      },
      close(name) {
        if (sheet !== index) return;
        if (name === "Comment") comment = false;
        else if (name === "Data") data = false;
        else if (name === "Cell") {
          if (formula) formulas.add(column + 1, line, type === null ? null : text.trim());
          row.set(column, valueText(type, text.trim()));
        } else if (name === "Row" && row.count > 0) {
          row.count = merged.fill(row.cells, row.count, line);
          row.deliver(line);
        }
      },
      next: async () => !(stopped = !(await next())) && sheet <= index,
    },
    about.file,
  );
  if (!stopped) for (const note of formulas.notes(about.file, about.name)) handler.note?.(note);
}

/** A whole number from 0, null when the attribute is missing or is none. */
function position(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

function valueText(type: string | null, text: string): string {
  if (type === "Number") return numberText(text);
  if (type === "DateTime") return isoMoment(text);
  return text;
}
