// node verify-proof.mjs PROOF.txt PUBLIC-KEY.txt
// Does a decision stand on Cermat's trail? Needs Node 20 or newer, these two files and nothing else: no
// network, no database, no package. Formats: C2SP tlog-proof, tlog-checkpoint and signed-note; RFC 9162.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const stop = (why) => {
  console.error(`NOT PROVEN · TIDAK TERBUKTI: ${why}`);
  process.exit(1);
};
const [proofFile, keyFile] = process.argv.slice(2);
if (keyFile === undefined) stop("node verify-proof.mjs PROOF.txt PUBLIC-KEY.txt");

// The proof: first line, event, number, hashes, an empty line, the checkpoint.
const proof = readFileSync(proofFile, "utf8");
const lines = proof.slice(0, proof.indexOf("\n\n")).split("\n");
const checkpoint = proof.slice(proof.indexOf("\n\n") + 2);
if (lines[0] !== "c2sp.org/tlog-proof@v1") stop("not a proof");
const event = Buffer.from(lines[1].replace("extra ", ""), "base64");
const index = Number(lines[2].replace("index ", ""));
const path = lines.slice(3).map((line) => Buffer.from(line, "base64"));

// The checkpoint: signer, number of events, root; an empty line; the signature.
const end = checkpoint.indexOf("\n\n");
const text = checkpoint.slice(0, end + 1);
const [signer, sizeText, root] = text.split("\n");
const size = Number(sizeText);
const [, name, coded] =
  /^(.+)\+[0-9a-f]{8}\+(.+)$/.exec(readFileSync(keyFile, "utf8").trim()) ?? stop("no public key");
const rawKey = Buffer.from((coded ?? "").trim(), "base64").subarray(1);
const key = createPublicKey({
  key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), rawKey]),
  format: "der",
  type: "spki",
});
const signature = Buffer.from(checkpoint.slice(end + 2).split(" ")[2] ?? "", "base64").subarray(4);
if (name !== signer || !verify(null, Buffer.from(text), key, signature))
  stop("the signature is not of this key");

// From the event up to the root (RFC 9162, 2.1.3.2).
if (!(index >= 0 && index < size)) stop("the number lies beyond the trail");
let [fn, sn, hash] = [index, size - 1, sha256(Buffer.of(0), event)];
for (const other of path) {
  if (sn === 0) stop("too many hashes");
  if (fn % 2 === 1 || fn === sn) {
    hash = sha256(Buffer.of(1), other, hash);
    while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
  } else hash = sha256(Buffer.of(1), hash, other);
  [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
}
if (sn !== 0 || hash.toString("base64") !== root) stop("the event does not lead to the signed root");
console.log(`PROVEN · TERBUKTI: event ${index + 1} of ${size}, signed by ${signer}`);
console.log(JSON.stringify(JSON.parse(event.toString("utf8")), null, 2));
