import { createHash } from "node:crypto";

// The tree over the trail, as Certificate Transparency has it (RFC 9162, section 2.1). Leaves are the texts of
// the events in the order of their numbers.

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** HASH(0x00 || data) (RFC 9162, 2.1.1). */
export const leafHash = (data: string | Uint8Array): Buffer => sha256(LEAF, Buffer.from(data));

/** HASH(0x01 || left || right) (RFC 9162, 2.1.1). */
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** A tree that grows at its right end. Keeps the roots of its full subtrees only, so a few hundred bytes. */
export class GrowingTree {
  /** Full subtrees from the left, each with its number of leaves; no two are of one size. */
  readonly #peaks: { readonly size: number; readonly hash: Buffer }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: Buffer): void {
    this.#size += 1;
    let grown = { size: 1, hash: leaf };
    for (let last = this.#peaks.at(-1); last?.size === grown.size; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      grown = { size: last.size * 2, hash: nodeHash(last.hash, grown.hash) };
    }
    this.#peaks.push(grown);
  }

  /** Merkle tree hash of all leaves so far; of none the hash of nothing. */
  root(): Buffer {
    const smallest = this.#peaks.at(-1);
    if (smallest === undefined) return sha256();
    return this.#peaks.slice(0, -1).reduceRight((right, { hash }) => nodeHash(hash, right), smallest.hash);
  }
}

/** The largest power of two below n. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/**
 * What is needed beside a leaf to come to the root: PATH(index, D[n]) (RFC 9162, 2.1.3.1), from the leaf up.
 * @param index from 0
 */
export function inclusionPath(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...inclusionPath(index, left), rootOf(right)]
    : [...inclusionPath(index - k, right), rootOf(left)];
}
