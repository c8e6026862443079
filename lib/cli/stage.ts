import { UserError } from "@/lib/errors";
import { type Stage, STAGES } from "@/lib/snapshot/model/input";

/** A stage as somebody typed it. @throws UserError usage naming the stages there are */
export function stageNamed(text: string): Stage {
  const stage = STAGES.find((known) => known.toUpperCase() === text.toUpperCase());
  if (stage === undefined)
    throw new UserError("usage", "snapshot-stage-unknown", { stage: text, stages: STAGES.join(", ") });
  return stage;
}
