/** Names of streams by which the content of a compound file is known, the telling ones first. */
const STREAMS: readonly (readonly [name: string, content: string])[] = [
  ["EncryptedPackage", "locked"],
  ["Workbook", "workbook"],
  ["WordDocument", "Word (DOC)"],
  ["PowerPoint Document", "PowerPoint (PPT)"],
  ["__substg1.0_", "Outlook (MSG)"],
  ["VisioDocument", "Visio"],
  ["Book", "workbook"],
];
const COMPOUND = 0xd0;

/**
 * Tells what a compound file (MS-CFB) holds: a workbook (`workbook`), something with a password (`locked`),
 * or the name of another program's document. Its directory lists names in UTF-16; they are looked for as they
 * stand, so that a damaged file is called by its name, too.
 */
export function compoundContent(bytes: Buffer): string {
  if (bytes[0] !== COMPOUND) return "workbook";
  return STREAMS.find(([name]) => bytes.includes(Buffer.from(name, "utf16le")))?.[1] ?? "workbook";
}
