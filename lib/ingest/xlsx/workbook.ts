import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { SafeZip } from "../zip/open";
import { readSharedStrings, SharedStrings } from "./shared-strings";
import { readDateStyles } from "./styles";
import { parseXml } from "./xml";

export interface Sheet {
  readonly name: string;
  /** path of its part inside the archive */
  readonly part: string;
  readonly hidden: boolean;
}

/** An opened XLSX: its sheets in the order of the tabs, and what cells need to become text. */
export interface Workbook {
  readonly file: string;
  readonly sheets: readonly Sheet[];
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  open(sheet: Sheet): Promise<Readable>;
  /** Uncompressed bytes of a sheet's part, for progress. */
  size(sheet: Sheet): number;
}

/** @throws UserError bad-input when a part is missing, broken or beyond the limits */
export async function openWorkbook(zip: SafeZip, file: string): Promise<Workbook> {
  const part = async (name: string): Promise<Readable | null> => {
    const entry = zip.find(name);
    return entry === undefined ? null : zip.read(entry);
  };
  const need = async (name: string): Promise<Readable> => {
    const stream = await part(name);
    if (stream === null) throw badInput("file-xlsx-broken", { file, part: name });
    return stream;
  };

  const targets = await readTargets(await need("xl/_rels/workbook.xml.rels"), file);
  const { sheets, date1904 } = await readSheets(await need("xl/workbook.xml"), targets.byId, file);
  const styles = await part(targets.styles ?? "xl/styles.xml");
  const strings = await part(targets.strings ?? "xl/sharedStrings.xml");
  const entryOf = (sheet: Sheet) => {
    const entry = zip.find(sheet.part);
    if (entry === undefined) throw badInput("file-xlsx-broken", { file, part: sheet.part });
    return entry;
  };
  return {
    file,
    sheets,
    date1904,
    dateStyles: styles === null ? [] : await readDateStyles(styles, file),
    strings: strings === null ? new SharedStrings() : await readSharedStrings(strings, file),
    open: (sheet) => zip.read(entryOf(sheet)),
    size: (sheet) => entryOf(sheet).uncompressedSize,
  };
}

interface Targets {
  byId: Map<string, string>;
  strings: string | null;
  styles: string | null;
}

async function readTargets(stream: Readable, file: string): Promise<Targets> {
  const targets: Targets = { byId: new Map(), strings: null, styles: null };
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
        const target = attributes["Target"] ?? "";
        const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
        targets.byId.set(attributes["Id"] ?? "", path);
        if (attributes["Type"]?.endsWith("/sharedStrings")) targets.strings = path;
        if (attributes["Type"]?.endsWith("/styles")) targets.styles = path;
      },
    },
    file,
  );
  return targets;
}

async function readSheets(
  stream: Readable,
  byId: Map<string, string>,
  file: string,
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const sheets: Sheet[] = [];
  let date1904 = false;
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "workbookPr") date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
        if (name !== "sheet") return;
        if (sheets.length >= LIMITS.sheets)
          throw badInput("file-xlsx-too-many-sheets", { file, limit: LIMITS.sheets });
        const part = byId.get(attributes["r:id"] ?? attributes["id"] ?? "");
        // A chart sheet has its own kind of part and no rows.
        if (part === undefined || !part.includes("worksheets/")) return;
        const state = attributes["state"];
        sheets.push({
          name: attributes["name"] ?? "",
          part,
          hidden: state === "hidden" || state === "veryHidden",
        });
      },
    },
    file,
  );
  return { sheets, date1904 };
}
