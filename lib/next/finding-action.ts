import "server-only";
import {
  FINDING_ACTIONS,
  type ActionInput,
  type ActionOutput,
  type FindingActionName,
} from "@/lib/finding/model/actions";
import type { Result } from "@/lib/result";
import { FINDING_SERVICES } from "@/lib/finding/services/actions";
import { reading } from "./action";

/** The server action of one of `FINDING_ACTIONS`: schema, service and permission come from its name. */
export function findingAction<Name extends FindingActionName>(
  name: Name,
): (input: ActionInput<Name>) => Promise<Result<ActionOutput<Name>>> {
  const { permission, run } = FINDING_SERVICES[name];
  return reading({
    permission,
    input: FINDING_ACTIONS[name],
    run,
    opensIdentities: name === "reveal",
    byItself: name === "renew",
  });
}
