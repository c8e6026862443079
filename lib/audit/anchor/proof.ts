import { inclusionPath, leafHash, GrowingTree } from "./merkle";
import { writeCheckpoint } from "./checkpoint";
import { anchorKey } from "./key";
import { walkTrail } from "@/lib/audit/queries/walk";
import { GENESIS } from "@/lib/audit/model/chain";

/**
 * Shows that an event stands on the trail: a text (C2SP tlog-proof) with the event itself, its number from 0,
 * the hashes that lead from it to the root, and the signed checkpoint with that root. `scripts/verify-proof.mjs`
 * checks it with nothing but the file and the public key.
 * @param seq number of the event, from 1
 */
export async function proofOf(seq: number): Promise<string> {
  const leaves: Buffer[] = [];
  const tree = new GrowingTree();
  let [head, body] = [GENESIS, ""];
  for await (const row of walkTrail()) {
    const leaf = leafHash(row.body);
    leaves.push(leaf);
    tree.add(leaf);
    head = row.hash;
    if (row.seq === seq) body = row.body;
  }
  const checkpoint = { size: tree.size, root: tree.root(), head, at: new Date() };
  const path = inclusionPath(seq - 1, leaves).map((hash) => hash.toString("base64"));
  return [
    "c2sp.org/tlog-proof@v1",
    `extra ${Buffer.from(body).toString("base64")}`,
    `index ${String(seq - 1)}`,
    ...path,
    "",
    writeCheckpoint(checkpoint, anchorKey()),
  ].join("\n");
}
