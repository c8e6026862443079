import { anchorKey } from "@/lib/audit/anchor/key";
import { VERIFIER_FILE } from "@/lib/audit/anchor/daily";
import { route } from "@/lib/next/route";
import { textFile } from "@/lib/next/text-file";

/** With which checkpoints and proofs are checked; a witness keeps it apart from the server. */
export const GET = route("audit.view", () =>
  Promise.resolve(textFile(`${anchorKey().verifier}\n`, VERIFIER_FILE)),
);
