import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextSource, type TextEncoding } from "./encoding";
import { EncodingScan } from "./encoding-scan";

function scan(bytes: Buffer, chunk = 7): TextEncoding {
  const scanner = new EncodingScan();
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  return scanner.end().encoding;
}

function decode(bytes: Buffer, encoding: TextEncoding, chunk: number): string {
  const source = new TextSource(encoding);
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) text += source.push(bytes.subarray(at, at + chunk));
  return text + source.end();
}

describe("encoding", () => {
  it.each([
    ["ASCII", Buffer.from("NIK,NAMA\n1,SITI\n"), "utf-8"],
    ["UTF-8", Buffer.from("NAMA\nJOSÉ Ñ\n"), "utf-8"],
    ["UTF-8 with BOM", Buffer.from("\ufeffNAMA\nSITI\n"), "utf-8"],
    [
      "Windows-1252",
      Buffer.from([
        ...Buffer.from("NAMA\nJOS"),
        0xc9,
        ...Buffer.from("\nSITI "),
        0x92,
        ...Buffer.from("A\n"),
      ]),
      "windows-1252",
    ],
    ["UTF-8 with one broken byte", Buffer.from([...Buffer.from("É É É É "), 0xc9, 0x20]), "utf-8"],
    ["UTF-16LE", Buffer.from("\ufeffNAMA\n", "utf16le"), "utf-16le"],
  ])("recognises %s", (_name, bytes, encoding) => {
    expect(scan(bytes)).toBe(encoding);
  });

  it("does not depend on where the chunks are cut", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (text, chunk) => {
          const bytes = Buffer.from(text);
          expect(scan(bytes, chunk)).toBe("utf-8");
          expect(decode(bytes, "utf-8", chunk)).toBe(bytes.toString().replace(/^\ufeff/, ""));
        },
      ),
    );
  });

  it("knows the Windows characters that Latin-1 lacks", () => {
    expect(decode(Buffer.from([0x41, 0x92, 0x41, 0xe9]), "windows-1252", 2)).toBe("A\u2019Aé");
  });

  it("marks what UTF-8 cannot be", () => {
    expect(decode(Buffer.from([0x41, 0xc9, 0x20]), "utf-8", 3)).toContain("\ufffd");
  });
});
