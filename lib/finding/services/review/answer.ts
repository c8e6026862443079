import type { Tx } from "@/lib/db/tx";
import type { FollowUpDetail } from "@/lib/finding/model/machine/facts";
import type { Answer } from "@/lib/finding/model/answer";
import type { Judged } from "@/lib/finding/model/machine/action";
import { aboutOf } from "@/lib/finding/model/about";
import { followUpRule } from "@/lib/finding/model/reasons";
import { badInput } from "@/lib/errors";
import type { LoadedFinding } from "@/lib/finding/queries/load";

/**
 * An answer of the form as the machine takes it. The follow-up names voters of the finding; of records that
 * are one person at least one stays on the roll. It need not be one that the detector suggests: whoever looks
 * into a wrong date may learn that the voter has died.
 */
export async function judgedOf(tx: Tx, finding: LoadedFinding, answer: Answer): Promise<Judged> {
  if (answer.outcome === "rejected")
    return { outcome: "rejected", reasonCode: answer.reason, followUp: null };
  const { followUp } = answer;
  return { outcome: "accepted", reasonCode: followUp.code, followUp: await withRows(tx, finding, followUp) };
}

async function withRows(tx: Tx, finding: LoadedFinding, followUp: FollowUpDetail): Promise<FollowUpDetail> {
  const rule = followUpRule(followUp.code);
  if (rule.rows === "none") return { ...followUp, rows: undefined };
  const subjects = await subjectRows(tx, finding.id);
  if (subjects.length === 0) return { ...followUp, rows: undefined };
  const chosen = [...new Set(followUp.rows ?? [])].sort((a, b) => a - b);
  if (chosen.length === 0) {
    // A group means all of its voters and would only repeat a long list; of several people somebody must say
    // who is meant.
    if (finding.isGroup) return { ...followUp, rows: undefined };
    if (subjects.length > 1) throw badInput("follow-up-rows");
    return { ...followUp, rows: subjects };
  }
  if (chosen.some((row) => !subjects.includes(row))) throw badInput("follow-up-rows");
  if (rule.rows === "some-not-all" && subjects.length > 1 && chosen.length === subjects.length)
    throw badInput("follow-up-keep-one");
  return { ...followUp, rows: chosen };
}

async function subjectRows(tx: Tx, findingId: number): Promise<number[]> {
  const records = await tx.findingRecord.findMany({
    where: { findingId },
    orderBy: { rowNo: "asc" },
    select: { rowNo: true, role: true },
  });
  return [...new Set(aboutOf(records).map((record) => record.rowNo))];
}
