import type { Ctx } from "@/lib/access/actor";
import { rowsIn } from "@/lib/db/tx-rows";
import { badInput, refused } from "@/lib/errors";
import { aboutOf } from "@/lib/finding/model/about";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { MAX_NAMED } from "@/lib/finding/model/answer";
import { papersFor } from "@/lib/finding/model/paper";
import { placedRecords } from "@/lib/finding/queries/opened/records";
import { parseInput } from "@/lib/parse-input";
import { findingAction } from "./apply-action";
import { checkedPaper } from "./strike";

/**
 * Names the paper of a strike that waited for it (dasar menyusul). The strike itself stays as it was judged, and
 * still waits for its sign-off.
 */
export async function paperFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { judgement, paper, ...target } = parseInput(FINDING_ACTIONS.paper, input);
  return findingAction(ctx, "paper", target, async (finding, tx) => {
    const followUp = finding.events.find(({ id }) => id === judgement)?.followUp;
    if (!followUp) throw refused("finding-paper-unasked");
    if (paper.kind === "MENYUSUL" || !papersFor(followUp.code).includes(paper.kind))
      throw badInput("paper-unfit");
    const records = aboutOf(await placedRecords(finding.id, -1, MAX_NAMED, rowsIn(tx)));
    const struck = records.filter(({ rowNo }) => followUp.rows?.includes(rowNo) ?? true);
    const stored = await checkedPaper(tx, finding, struck, paper);
    return { kind: "paper", judgement, followUp: { code: followUp.code, paper: stored } };
  });
}
