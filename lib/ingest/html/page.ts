import type { Readable } from "node:stream";
import { Parser } from "htmlparser2";
import { badInput } from "@/lib/errors";
import { type TextEncoding, TextSource } from "../csv/encoding";
import { EncodingScan } from "../csv/encoding-scan";
import type { SheetTable } from "../table/sheet";
import { TableRows } from "./table-rows";

/** Text that is not shown. */
const UNSHOWN = new Set(["script", "style", "title", "xml", "noscript", "template"]);
/** Elements at which a new line begins. */
const BLOCKS = new Set([
  "p",
  "div",
  "br",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "center",
  "caption",
  "hr",
]);
const CELL = /<t[dh][\s>]/i;

export interface PageContent {
  readonly file: string;
  readonly size: number;
  open(): Promise<Readable>;
}

/**
 * Opens a web page whose tables are rolls: what PHP pages send under the name `.xls`. All tables are one
 * sheet, one below the other, with the text between them as lines of their own: titles over a table say the
 * desa and the TPS.
 *
 * @throws UserError bad-input `file-markup` for a page without any table
 */
export async function openPage(content: PageContent): Promise<SheetTable[]> {
  const { encoding, tables } = await glance(await content.open());
  if (!tables) throw badInput("file-markup", { file: content.file });
  return [
    {
      name: "HTML",
      hidden: false,
      size: content.size,
      rows: async (handler, next) => {
        const rows = new TableRows(handler, content.file);
        const parser = new Parser(pageHandler(rows), { decodeEntities: true });
        const text = new TextSource(encoding);
        const stream = await content.open();
        try {
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            parser.write(text.push(chunk));
            if (!(await next())) return;
          }
          parser.end(text.end());
          rows.end();
        } finally {
          stream.destroy();
        }
      },
    },
  ];
}

/** Passes the page once: what its letters are is seen in the bytes, for what `<meta>` says is often wrong. */
async function glance(stream: Readable): Promise<{ encoding: TextEncoding; tables: boolean }> {
  const scan = new EncodingScan();
  let tables = false;
  let tail = "";
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    scan.push(chunk);
    if (tables) continue;
    const text = tail + chunk.toString("latin1").replaceAll("\0", "");
    tables = CELL.test(text);
    tail = text.slice(-4);
  }
  return { encoding: scan.end().encoding, tables };
}

function pageHandler(rows: TableRows): ConstructorParameters<typeof Parser>[0] {
  let unshown = 0;
  return {
    onopentag(name, attributes) {
      if (UNSHOWN.has(name)) unshown++;
      else if (name === "table") rows.openTable();
      else if (name === "tr") rows.openRow();
      else if (name === "td" || name === "th") rows.openCell(attributes);
      else if (BLOCKS.has(name)) rows.breakLine();
    },
    ontext(text) {
      if (unshown === 0) rows.text(text);
    },
    onclosetag(name) {
      if (UNSHOWN.has(name)) unshown = Math.max(0, unshown - 1);
      else if (name === "table") rows.closeTable();
      else if (name === "tr") rows.closeRow();
      else if (name === "td" || name === "th") rows.closeCell();
      else if (BLOCKS.has(name)) rows.breakLine();
    },
  };
}
