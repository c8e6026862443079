import type { FindingState } from "./state";
import { isJudgeable } from "./state";
import { FOLLOW_UP_RULES } from "./reasons";
import type { QueueLine } from "./queue/line";

/**
 * Follow-ups that may be given to several findings at once: none that strikes a voter off, none that needs a
 * value or a paper, which its note must name, of its own for each.
 */
export const BULK_FOLLOW_UPS = FOLLOW_UP_RULES.filter(
  (rule) => !rule.strikes && !rule.element && rule.note === "optional",
);

/** What became of one finding of a bulk judgement. */
export type BulkItem =
  | {
      readonly findingId: number;
      readonly ok: true;
      readonly result: {
        readonly findingId: number;
        readonly revision: number;
        readonly state: FindingState;
      };
    }
  | {
      readonly findingId: number;
      readonly ok: false;
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

export type BulkRefusal =
  "bulk-tier" | "bulk-comparison" | "bulk-mixed" | "bulk-too-many" | "bulk-state" | "bulk-held";

type Line = Pick<QueueLine, "tier" | "bulkKind" | "state" | "held">;

/**
 * Why this line cannot join those chosen already, of which the office allows `limit`; null where it can. The
 * server asks the same again.
 */
export function bulkRefusal(line: Line, chosen: readonly Line[], limit: number): BulkRefusal | null {
  if (!isJudgeable(line.state)) return "bulk-state";
  if (line.tier === "T") return "bulk-tier";
  if (line.bulkKind === null) return "bulk-comparison";
  if (line.held === "other") return "bulk-held";
  if (chosen.some((other) => other.bulkKind !== line.bulkKind)) return "bulk-mixed";
  return chosen.length >= limit ? "bulk-too-many" : null;
}
