import { badInput } from "@/lib/errors";
import { hashFile, readManifest } from "./manifest";

export type ReportVerification =
  | { readonly ok: true; readonly files: number; readonly chainSeq: number; readonly chainHead: string }
  /** The first file that is missing or not what was handed out. */
  | { readonly ok: false; readonly name: string };

/**
 * Checks a report's folder against its manifest, with nothing but the folder.
 * @throws UserError where there is no readable manifest
 */
export async function verifyReport(dir: string): Promise<ReportVerification> {
  const manifest = await readManifest(dir);
  if (manifest === null) throw badInput("report-manifest");
  for (const file of manifest.files) {
    const found = await hashFile(dir, file.name).catch(() => null);
    if (found?.sha256 !== file.sha256 || found.size !== file.size) return { ok: false, name: file.name };
  }
  return {
    ok: true,
    files: manifest.files.length,
    chainSeq: manifest.chain.seq,
    chainHead: manifest.chain.head,
  };
}
