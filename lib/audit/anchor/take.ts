import type { ReadRows } from "@/lib/db/tx-rows";
import { GENESIS } from "@/lib/audit/model/chain";
import { walkTrail } from "@/lib/audit/queries/walk";
import { writeCheckpoint } from "./checkpoint";
import { anchorKey } from "./key";
import { GrowingTree, leafHash } from "./merkle";

/** The trail as it stands now, signed: a text of seven lines. */
export async function takeCheckpoint(read?: ReadRows): Promise<string> {
  const tree = new GrowingTree();
  let head = GENESIS;
  for await (const { body, hash } of walkTrail(read)) {
    tree.add(leafHash(body));
    head = hash;
  }
  return writeCheckpoint({ size: tree.size, root: tree.root(), head, at: new Date() }, anchorKey());
}
