import { z } from "zod";

/** The part of a manifest that a check of its files needs. */
export const sealedSchema = z.object({
  reportId: z.number(),
  createdAt: z.string(),
  chain: z.object({ seq: z.number(), head: z.string() }),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.number() })).min(1),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** A dropped file: its name, and what its bytes come to. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface CheckedFile {
  readonly name: string;
  /** other: a dropped file that the manifest does not name */
  readonly result: "same" | "changed" | "missing" | "other";
}

/** Downloads carry the number of their report in front. */
const plain = (name: string): string => name.replace(/^laporan-\d+-/, "");

export const MANIFEST_NAME = "manifest.json";

/** Holds dropped files against the manifest that came with them. */
export function checkDropped(sealed: Sealed, dropped: readonly DroppedFile[]): CheckedFile[] {
  const given = new Map(dropped.map((file) => [plain(file.name), file]));
  const named = sealed.files.map(({ name, sha256, size }): CheckedFile => {
    const file = given.get(name);
    if (file === undefined) return { name, result: "missing" };
    return { name, result: file.sha256 === sha256 && file.size === size ? "same" : "changed" };
  });
  const known = new Set([...sealed.files.map(({ name }) => name), MANIFEST_NAME]);
  const others = [...given.keys()].filter((name) => !known.has(name));
  return [...named, ...others.map((name): CheckedFile => ({ name, result: "other" }))];
}

export const isManifest = (name: string): boolean => plain(name) === MANIFEST_NAME;
