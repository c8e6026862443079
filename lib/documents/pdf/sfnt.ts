import { inflateSync } from "node:zlib";

// WOFF 1.0, https://www.w3.org/TR/WOFF/: the tables of a font, each deflated.

const WOFF = { header: 44, entry: 20, signature: "wOFF" } as const;
const SFNT = { header: 12, entry: 16 } as const;
/** A reader of outlines looks so far behind the last one, even where it is empty. */
const BEHIND = 16;

const padded = (length: number): number => (length + 3) & ~3;

/**
 * The font as it was before it was packed for the web. pdfkit's font reader unpacks the outlines of a WOFF anew for
 * each letter, and fails at letters without an outline (thin space, ligatures) that come last.
 * @param woff file of a font, packed or not
 */
export function asSfnt(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== WOFF.signature) return woff;
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = WOFF.header + i * WOFF.entry;
    const [offset, packed, length] = [at + 4, at + 8, at + 12].map((place) => woff.readUInt32BE(place)) as [
      number,
      number,
      number,
    ];
    const body = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.subarray(at + 16, at + 20),
      body: packed < length ? inflateSync(body) : body,
    };
  });
  const start = SFNT.header + count * SFNT.entry;
  const font = Buffer.alloc(tables.reduce((end, { body }) => end + padded(body.length), start) + BEHIND);
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(count, 4);
  const selector = Math.floor(Math.log2(count));
  font.writeUInt16BE(16 * 2 ** selector, 6);
  font.writeUInt16BE(selector, 8);
  font.writeUInt16BE(16 * (count - 2 ** selector), 10);
  let offset = start;
  for (const [i, { tag, checksum, body }] of tables.entries()) {
    const at = SFNT.header + i * SFNT.entry;
    tag.copy(font, at);
    checksum.copy(font, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(body.length, at + 12);
    body.copy(font, offset);
    offset += padded(body.length);
  }
  return font;
}
