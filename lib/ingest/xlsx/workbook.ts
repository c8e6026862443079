import type { Readable } from "node:stream";
import type { Entry } from "yauzl";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { SheetTable } from "../table/sheet";
import { packed, type SafeZip } from "../zip/open";
import { relationId, relationsOf, workbookPart } from "./package";
import { readSharedStrings, SharedStrings } from "./shared-strings";
import { readMerges } from "./sheet-merges";
import { readSheet } from "./sheet";
import { readFormats } from "./styles";
import type { Workbook } from "./parts";
import { parseXml } from "./xml";

interface NamedSheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/**
 * Opens an XLSX: its sheets in the order of the tabs.
 *
 * @param read gets the bytes of the file whose texts have been read, which takes most of the time
 * @throws UserError bad-input when a part is missing, broken or beyond the limits
 */
export async function openWorkbook(
  zip: SafeZip,
  file: string,
  read: (bytes: number) => void = () => undefined,
): Promise<SheetTable[]> {
  const entryOf = (part: string): Entry => {
    const entry = zip.find(part);
    if (entry === undefined) throw badInput("file-xlsx-broken", { file, part });
    return entry;
  };
  const main = (await workbookPart(zip, file)) ?? "xl/workbook.xml";
  const relations = await relationsOf(zip, main, file);
  const { sheets, date1904 } = await readSheets(
    await zip.read(entryOf(main)),
    // A chart sheet has its own kind of relation and no rows.
    new Map(relations.filter(({ type }) => type === "worksheet").map(({ id, part }) => [id, part])),
    file,
  );
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const related = (type: string): Entry | undefined =>
    zip.find(relations.find((relation) => relation.type === type)?.part ?? `${folder}${type}.xml`);
  const styles = related("styles");
  const strings = related("sharedStrings");
  const book: Workbook = {
    file,
    date1904,
    formats: styles === undefined ? [] : await readFormats(await zip.read(styles), file),
    strings:
      strings === undefined
        ? new SharedStrings()
        : await readSharedStrings(await zip.read(strings), file, packed(strings, read)),
  };
  return sheets.map(({ name, part, hidden }) => {
    const entry = entryOf(part);
    let merges: ReturnType<typeof readMerges> | null = null;
    return {
      name,
      hidden,
      size: entry.uncompressedSize,
      rows: async (handler, next) => {
        merges ??= readMerges(await zip.read(entry));
        await readSheet(book, await zip.read(entry), await merges, name, handler, next);
      },
    };
  });
}

async function readSheets(
  stream: Readable,
  byId: ReadonlyMap<string, string>,
  file: string,
): Promise<{ sheets: NamedSheet[]; date1904: boolean }> {
  const sheets: NamedSheet[] = [];
  let date1904 = false;
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "workbookPr") date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
        if (name !== "sheet") return;
        if (sheets.length >= LIMITS.sheets)
          throw badInput("file-xlsx-too-many-sheets", { file, limit: LIMITS.sheets });
        const part = byId.get(relationId(attributes));
        if (part === undefined) return;
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
