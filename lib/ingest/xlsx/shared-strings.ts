import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import { parseXml } from "./xml";

/**
 * The table of texts that the cells of a workbook point into. A roll has millions of different ones (each NIK
 * is one), so they are kept as bytes in one block with their offsets, at about a third of the memory of
 * strings, and within a stated bound.
 */
export class SharedStrings {
  private bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  private ends = new Uint32Array(4096);
  private used = 0;
  private count = 0;

  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return "";
    return this.bytes.toString("utf8", index === 0 ? 0 : (this.ends[index - 1] ?? 0), this.ends[index] ?? 0);
  }

  /** @returns false when the bound is reached */
  add(text: string): boolean {
    const most = this.used + text.length * 3;
    if (this.count >= LIMITS.sharedStrings || most > LIMITS.sharedStringBytes) return false;
    if (most > this.bytes.length) {
      const grown = Buffer.allocUnsafe(
        Math.min(LIMITS.sharedStringBytes, Math.max(most, this.bytes.length * 2)),
      );
      this.bytes.copy(grown, 0, 0, this.used);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.used += this.bytes.write(text, this.used);
    this.ends[this.count++] = this.used;
    return true;
  }
}

/**
 * Undoes `_x000D_`, in which a workbook keeps characters that XML cannot hold (ECMA-376 part 1, 22.4.2.4);
 * some libraries write line ends so, too. `_x005F_` is an underscore that means itself.
 */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Reads `sharedStrings.xml`: rich text is joined, phonetic hints (`rPh`) are left out. */
export async function readSharedStrings(
  stream: Readable,
  file: string,
  read: (bytes: number) => void,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = "";
  let inText = false;
  let phonetic = 0;
  await parseXml(
    stream,
    {
      open(name) {
        if (name === "si") text = "";
        else if (name === "t") inText = phonetic === 0;
        else if (name === "rPh") phonetic++;
      },
      next(bytes) {
        read(bytes);
        return true;
      },
      text(part) {
        if (inText && text.length < LIMITS.xmlTextChars) text += part;
      },
      close(name) {
        if (name === "t") inText = false;
        else if (name === "rPh") phonetic--;
        else if (name === "si" && !strings.add(unescaped(text).trim()))
          throw badInput("file-xlsx-too-big", { file });
      },
    },
    file,
  );
  return strings;
}
