import type { Readable } from "node:stream";
import { parseXml } from "./xml";

/**
 * Number formats that Excel has built in and that show a date (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are
 * East Asian dates).
 */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/**
 * Does a format code show a date? Quoted text, escapes and [colours] do not count; `m` alone could be
 * minutes, so a day or year is asked for.
 */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").toLowerCase();
  return /[dy]/.test(bare) && !/[0#?]/.test(bare);
}

/** Cell style index → does it show a date? */
export async function readDateStyles(stream: Readable, file: string): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellXfs = false;
  await parseXml(
    stream,
    {
      open(name, attributes) {
        if (name === "numFmt")
          custom.set(Number(attributes["numFmtId"]), isDateFormat(attributes["formatCode"] ?? ""));
        else if (name === "cellXfs") inCellXfs = true;
        else if (name === "xf" && inCellXfs) {
          const id = Number(attributes["numFmtId"] ?? 0);
          styles.push(custom.get(id) ?? isBuiltInDate(id));
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
