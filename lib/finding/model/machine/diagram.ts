import { ACTION_KINDS, RULES } from "./rules";
import { FINDING_STATES, type FindingState } from "@/lib/finding/model/state";

/**
 * The state machine as a Mermaid diagram, drawn from the table that runs. `docs/keadaan-temuan.md` holds a
 * copy; a test compares.
 */
export function findingDiagram(label: (action: string) => string = (action) => action): string {
  const arrows = new Map<string, string[]>();
  for (const action of ACTION_KINDS) {
    const rule = RULES[action];
    if (rule.appends === null || action === "undo") continue;
    for (const from of rule.from) {
      for (const to of rule.to) {
        const target: FindingState = to === "same" || to === "before" ? from : to;
        if (to === "same" && action === "unsure" && from !== "second_review") continue;
        if (to === "unsure" && from === "second_review") continue;
        const key = `${from} --> ${target}`;
        arrows.set(key, [...(arrows.get(key) ?? []), label(action)]);
      }
    }
  }
  const lines = [...arrows].map(([arrow, actions]) => `  ${arrow}: ${actions.join(", ")}`);
  const order = (line: string) => FINDING_STATES.indexOf(line.trim().split(" ")[0] as FindingState);
  lines.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return ["stateDiagram-v2", "  [*] --> new", ...lines, "  final --> [*]", "  split --> [*]"].join("\n");
}
