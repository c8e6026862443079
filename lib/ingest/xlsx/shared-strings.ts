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

/** Reads `sharedStrings.xml`: rich text is joined, phonetic hints (`rPh`) are left out. */
export async function readSharedStrings(stream: Readable, file: string): Promise<SharedStrings> {
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
      text(part) {
        if (inText && text.length < LIMITS.xmlTextChars) text += part;
      },
      close(name) {
        if (name === "t") inText = false;
        else if (name === "rPh") phonetic--;
        else if (name === "si" && !strings.add(text.trim())) throw badInput("file-xlsx-too-big", { file });
      },
    },
    file,
  );
  return strings;
}
