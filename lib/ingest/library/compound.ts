/** What the streams of a compound file say that it is. */
const STREAMS: readonly (readonly [name: RegExp, content: string])[] = [
  [/\/EncryptedPackage$/i, "locked"],
  [/\/(?:Workbook|Book)$/i, "workbook"],
  [/\/WordDocument$/i, "Word (DOC)"],
  [/\/PowerPoint Document$/i, "PowerPoint (PPT)"],
  [/\/__substg1\.0_/i, "Outlook (MSG)"],
  [/\/VisioDocument$/i, "Visio"],
  [/\/\[?Contents\]?$/i, "Works"],
];

/**
 * Tells what a compound file (MS-CFB) holds: a workbook (`workbook`), something with a password (`locked`),
 * or the name of another program's document.
 *
 * @param pathsOf lists its streams; throws for a damaged one
 */
export function compoundContent(bytes: Buffer, pathsOf: (bytes: Buffer) => readonly string[]): string {
  if (bytes[0] !== 0xd0) return "workbook";
  let paths: readonly string[];
  try {
    paths = pathsOf(bytes);
  } catch {
    // Damaged, perhaps still a workbook: its reader says so in its own words.
    return "workbook";
  }
  return STREAMS.find(([name]) => paths.some((path) => name.test(path)))?.[1] ?? "OLE2";
}
