import type { DeskAction, OwnKeys } from "@/lib/account/model/keys";

interface KeyLine {
  readonly keys: readonly string[];
  /** its text is `queue.key.<name>` */
  readonly name: string;
}

/** The keys of the workbench, for the hint bar and the help sheet, as this person has them. */
export function keyLines(own: OwnKeys) {
  const of = (...actions: readonly DeskAction[]): KeyLine[] =>
    actions.map((action) => ({ keys: [own[action].toUpperCase()], name: action }));
  const line = (name: string, ...keys: readonly string[]): KeyLine => ({ keys, name });
  return {
    move: [line("move", "J", "K"), line("open", "Enter"), line("close", "Esc")],
    judge: of("next", "accept", "reject", "unsure", "field-check", "field-result", "undo", "reveal", "split"),
    bulk: [...of("select"), line("extend", "Shift", "J / K")],
    supervise: of("sign-off", "return", "reopen", "paper", "undetermined"),
    help: [line("help", "?"), line("palette", "Ctrl", "K")],
  } as const;
}
