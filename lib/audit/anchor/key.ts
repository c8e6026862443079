import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { anchorsDir } from "@/lib/db/files";

/** Ed25519 in the format of signed notes (C2SP signed-note). */
const ED25519 = Buffer.of(1);

/** Who signs checkpoints: a name, and a key that lies in a file and never in the database. */
export interface AnchorKey {
  readonly name: string;
  readonly key: KeyObject;
  /** `name+id+key`, for whoever checks: a text to be kept apart from the server. */
  readonly verifier: string;
}

/** The first bytes of SHA-256(name || 0x0A || 0x01 || key), by which a signature names its key. */
export function keyId(name: string, publicKey: Uint8Array): Buffer {
  return createHash("sha256")
    .update(Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]))
    .digest()
    .subarray(0, 4);
}

/** The key of this installation, made at its first use, readable by its own user only. */
export function anchorKey(): AnchorKey {
  const path = join(anchorsDir(), "key.pem");
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  }
  const key = createPrivateKey(readFileSync(path, "utf8"));
  const raw = rawKey(createPublicKey(key));
  const name = `cermat-${createHash("sha256").update(raw).digest("hex").slice(0, 12)}`;
  const verifier = [
    name,
    keyId(name, raw).toString("hex"),
    Buffer.concat([ED25519, raw]).toString("base64"),
  ].join("+");
  return { name, key, verifier };
}

/** The 32 bytes of an Ed25519 key (RFC 8032); its DER form is a fixed beginning and these. */
const rawKey = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" }).subarray(-32);

const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The key that a verifier text holds; null where it is none. */
export function readVerifier(text: string): { readonly name: string; readonly key: KeyObject } | null {
  const [, name = "", id, coded = ""] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(coded, "base64");
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  const raw = bytes.subarray(1);
  if (keyId(name, raw).toString("hex") !== id) return null;
  return { name, key: createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" }) };
}
