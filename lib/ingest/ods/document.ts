import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import { attributeIn, scanTags } from "../table/scan-tags";
import type { SheetTable } from "../table/sheet";
import { readOdsSheet } from "./sheet";

const TAGS = /<((?:[\w.-]+:)?(?:table|style|table-properties)\s[^>]*?\/?>|\/(?:[\w.-]+:)?(?:table|style)>)/g;

/** The content of an OpenDocument spreadsheet: `content.xml` of an ODS, or a flat one (FODS) as a whole. */
export interface OdsContent {
  readonly file: string;
  readonly size: number;
  open(): Promise<Readable>;
  /** gets the bytes that have been looked through for the names of the sheets */
  readonly read?: (bytes: number) => void;
}

/** Lists the sheets; each is read by itself from the one long part that holds them all. */
export async function openDocument(content: OdsContent): Promise<SheetTable[]> {
  const sheets: { name: string; hidden: boolean }[] = [];
  const hiddenStyles = new Set<string>();
  let style = "";
  let depth = 0;
  const tagFound = ([tag = ""]: readonly (string | undefined)[]): boolean => {
    const name = /^\/?(?:[\w.-]+:)?([\w-]+)/.exec(tag)?.[1];
    if (tag.startsWith("/")) {
      if (name === "table") depth--;
    } else if (name === "style") style = attributeIn(tag, "name") ?? "";
    else if (name === "table-properties") {
      if (attributeIn(tag, "display") === "false") hiddenStyles.add(style);
    } else if (name === "table" && !tag.endsWith("/>")) {
      if (depth++ > 0) return true;
      sheets.push({
        name: attributeIn(tag, "name") ?? "",
        hidden: hiddenStyles.has(attributeIn(tag, "style-name") ?? ""),
      });
    }
    return sheets.length <= LIMITS.sheets;
  };
  await scanTags(await content.open(), TAGS, tagFound, content.read);
  const { file, size } = content;
  if (sheets.length > LIMITS.sheets)
    throw badInput("file-xlsx-too-many-sheets", { file, limit: LIMITS.sheets });
  return sheets.map(({ name, hidden }, index) => ({
    name,
    hidden,
    size: Math.ceil(size / sheets.length),
    rows: async (handler, next) => readOdsSheet(await content.open(), index, { file, name }, handler, next),
  }));
}
