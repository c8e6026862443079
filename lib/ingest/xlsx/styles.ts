import type { Readable } from "node:stream";
import { type CellFormat, cellFormat, isBuiltInDate } from "./number-format";
import { parseXml } from "./xml";

/** Cell style index → how numbers in it are shown. */
export async function readFormats(stream: Readable, file: string): Promise<readonly CellFormat[]> {
  const custom = new Map<number, CellFormat>();
  const styles: CellFormat[] = [];
  let inCellXfs = false;
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "numFmt")
          custom.set(Number(attributes["numFmtId"]), cellFormat(attributes["formatCode"] ?? ""));
        else if (name === "cellXfs") inCellXfs = true;
        else if (name === "xf" && inCellXfs) {
          const id = Number(attributes["numFmtId"] ?? 0);
          styles.push(custom.get(id) ?? { date: isBuiltInDate(id), mask: null });
        }
      },
      close(name) {
        if (name === "cellXfs") inCellXfs = false;
      },
    },
    file,
  );
  return styles;
}
