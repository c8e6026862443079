import { releaseLater } from "@/lib/account/services/release-work";
import { abandonLongAction, performLongAction, type Performers } from "@/lib/long-action/services/perform";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";
import { splitFinding } from "@/lib/finding/services/review/split";
import type { JobHandler } from "@/lib/jobs/handler";

/** The services whose work is the worker's where it concerns very many records. */
const PERFORMERS: Performers = {
  split: splitFinding,
  distribute: distributeFindings,
  withdraw: withdrawFindings,
  release: releaseLater,
};

/** Does what a person has ordered for many records at once; a crash starts it over, from nothing. */
export const longActionJob: JobHandler<"long-action"> = {
  run: ({ actionId }) => performLongAction(actionId, PERFORMERS),
  abandon: ({ actionId }) => abandonLongAction(actionId),
};
