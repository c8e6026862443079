import type { Actor } from "./actor";
import type { ReviewEvent, FindingFacts } from "@/lib/finding/model/machine/facts";
import { hasJudged } from "@/lib/finding/model/machine/reduced-state";
import { isJudgeable } from "@/lib/finding/model/state";

const JUDGING: ReadonlySet<ReviewEvent["kind"]> = new Set(["blind", "decision", "second_blind", "signoff"]);

/** Must this person still judge before seeing what others, or the machine, think? */
export interface Sight {
  /** The machine's evidence, score, earlier decisions: only after the first judgement of a comparison. */
  readonly evidence: boolean;
  /** The judgements and remarks of other people. */
  readonly judgements: boolean;
}

export function sightOf(actor: Actor, finding: FindingFacts): Sight {
  const judges = actor.role === "verifikator" || actor.role === "supervisor";
  const judged = hasJudged(finding, actor.id);
  const waiting = isJudgeable(finding.state) && judges && !judged;
  return {
    evidence: !(finding.comparison && waiting),
    judgements:
      judged ||
      finding.state === "final" ||
      (actor.role !== "verifikator" && !(finding.comparison && waiting)),
  };
}

/**
 * The entries of the trail that this person may read, and of those the remarks. A field check's result is a
 * fact and always readable.
 */
export function visibleEntries<E extends Pick<ReviewEvent, "kind" | "actorId">>(
  actor: Actor,
  sight: Sight,
  entries: readonly E[],
): { entry: E; remarks: boolean }[] {
  return entries.flatMap((entry) => {
    const own = entry.actorId === actor.id;
    if (own || sight.judgements) return [{ entry, remarks: true }];
    if (JUDGING.has(entry.kind) || entry.kind === "undo") return [];
    return [{ entry, remarks: entry.kind === "field_result" || entry.kind === "field_check" }];
  });
}
