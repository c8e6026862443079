import { badInput } from "@/lib/errors";
import { workbookPart } from "../xlsx/package";
import type { SafeZip } from "./open";

/** Kinds of files that are ZIP containers. */
export type ContainerKind = "xlsx" | "xlsb" | "ods" | "zip";

const SPREADSHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet/;

/** Documents of other programs that are ZIP containers too, by a file in them. */
const DOCUMENTS: readonly (readonly [path: RegExp, type: string])[] = [
  [/^word\/document\.xml$/i, "Word (DOCX)"],
  [/^ppt\/presentation\.xml$/i, "PowerPoint (PPTX)"],
  [/(?:^|\/)Index\/(?:Document|Tables)|\.iwa$/i, "Numbers / iWork"],
  [/^META-INF\/container\.xml$/i, "EPUB"],
  [/^META-INF\/MANIFEST\.MF$|^AndroidManifest\.xml$/i, "JAR/APK"],
  [/^visio\/document\.xml$/i, "Visio"],
  [/^doc\.kml$/i, "KMZ"],
];

/**
 * What a ZIP container is, by what lies in it.
 *
 * @throws UserError bad-input for an empty one, one with a password, and documents that are no spreadsheets
 */
export async function containerKind(zip: SafeZip, file: string): Promise<ContainerKind> {
  if (zip.entries.length === 0) throw badInput("file-zip-empty", { file });
  const document = DOCUMENTS.find(([path]) => zip.entries.some(({ fileName }) => path.test(fileName)));
  if (document !== undefined) throw badInput("file-wrong-type", { file, type: document[1] });
  const mimetype = zip.find("mimetype");
  if (mimetype !== undefined) {
    const type = (await zip.head(mimetype, 200)).toString("latin1").trim();
    if (!SPREADSHEET.test(type)) throw badInput("file-wrong-type", { file, type: type.slice(0, 80) });
    return openDocumentKind(zip, file);
  }
  if (zip.find("content.xml") !== undefined && zip.find("META-INF/manifest.xml") !== undefined)
    return openDocumentKind(zip, file);
  const part = await workbookPart(zip, file);
  if (part !== null) return part.toLowerCase().endsWith(".bin") ? "xlsb" : "xlsx";
  if (zip.find("[Content_Types].xml") !== undefined)
    throw badInput("file-wrong-type", { file, type: "Office" });
  return "zip";
}

async function openDocumentKind(zip: SafeZip, file: string): Promise<"ods"> {
  const manifest = zip.find("META-INF/manifest.xml");
  const text = manifest === undefined ? "" : (await zip.head(manifest, 64 * 1024)).toString("latin1");
  if (/encryption-data/.test(text)) throw badInput("file-locked", { file });
  return "ods";
}
