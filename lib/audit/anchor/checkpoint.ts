import { createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { keyId, type AnchorKey } from "./key";

/** The trail as it stood at one moment. */
export interface Checkpoint {
  /** Number of events. */
  readonly size: number;
  /** Merkle tree hash over them. */
  readonly root: Buffer;
  /** Hash of the last event in the chain, as reports print it. */
  readonly head: string;
  readonly at: Date;
}

/**
 * A checkpoint as a signed text (C2SP tlog-checkpoint and signed-note): who, how many, the root, when and the
 * head of the chain; then the signature. A witness keeps it as a file.
 */
export function writeCheckpoint({ size, root, head, at }: Checkpoint, { name, key }: AnchorKey): string {
  const lines = [name, String(size), root.toString("base64"), `time ${at.toISOString()}`, `head ${head}`];
  const text = `${lines.join("\n")}\n`;
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" }).subarray(-32);
  const signature = Buffer.concat([keyId(name, publicKey), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString("base64")}\n`;
}

const FORM = /^(\S+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\ntime (\S+)\nhead ([0-9a-f]{64})\n/;

/**
 * What a checkpoint says, its signature checked.
 * @returns null when it is none, or not signed with this key
 */
export function readCheckpoint(
  file: string,
  verifier: { readonly name: string; readonly key: KeyObject },
): Checkpoint | null {
  const end = file.indexOf("\n\n");
  const text = file.slice(0, end + 1);
  const [, name, size, root = "", at = "", head = ""] = FORM.exec(text) ?? [];
  if (name !== verifier.name) return null;
  const signed = file
    .slice(end + 2)
    .split("\n")
    .filter((line) => line.startsWith(`— ${name} `))
    .some((line) => {
      const signature = Buffer.from(line.split(" ")[2] ?? "", "base64").subarray(4);
      return signature.length === 64 && verify(null, Buffer.from(text), verifier.key, signature);
    });
  return signed ? { size: Number(size), root: Buffer.from(root, "base64"), head, at: new Date(at) } : null;
}
