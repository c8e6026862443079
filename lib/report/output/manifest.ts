import { REPORT_KINDS } from "@/lib/report/model/status";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

export const MANIFEST = "manifest.json";

/** What `report verify` checks without a database. */
export const manifestSchema = z.object({
  product: z.string(),
  version: z.string(),
  reportId: z.number(),
  kind: z.enum(REPORT_KINDS),
  createdAt: z.string(),
  runId: z.number().nullable(),
  snapshot: z.object({ regionCode: z.string(), stage: z.string(), period: z.string(), sha256: z.string() }),
  chain: z.object({ seq: z.number(), head: z.string().regex(/^[0-9a-f]{64}$/) }),
  // A name is a name in this folder: a manifest must not lead out of it.
  files: z
    .array(
      z.object({
        name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/),
        sha256: z.string(),
        size: z.number(),
      }),
    )
    .min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest["files"][number];

/** SHA-256 and size of a file of any length. */
export async function hashFile(dir: string, name: string): Promise<ManifestFile> {
  const path = join(dir, name);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { name, sha256: hash.digest("hex"), size: (await stat(path)).size };
}

/** Writes the manifest of the named files and returns all of them, itself included. */
export async function writeManifest(
  dir: string,
  reportId: number,
  head: Omit<Manifest, "product" | "version" | "reportId" | "files"> & {
    readonly product: { readonly name: string; readonly version: string };
  },
  names: readonly string[],
): Promise<ManifestFile[]> {
  const files = await Promise.all(names.map((name) => hashFile(dir, name)));
  const { snapshot, product, chain } = head;
  const manifest: Manifest = {
    product: product.name,
    version: product.version,
    reportId,
    kind: head.kind,
    createdAt: head.createdAt,
    runId: head.runId,
    snapshot: {
      regionCode: snapshot.regionCode,
      stage: snapshot.stage,
      period: snapshot.period,
      sha256: snapshot.sha256,
    },
    chain: { seq: chain.seq, head: chain.head },
    files,
  };
  await writeFile(join(dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return [...files, await hashFile(dir, MANIFEST)];
}

export async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(dir, MANIFEST), "utf8")));
  } catch {
    return null;
  }
}
