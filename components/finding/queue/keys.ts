/** The keys of the workbench, for the hint bar and the help sheet; texts are `queue.key.<name>`. */
export const KEYS = {
  move: [
    { keys: ["J", "K"], name: "move" },
    { keys: ["Enter"], name: "open" },
    { keys: ["Esc"], name: "close" },
  ],
  judge: [
    { keys: ["N"], name: "next" },
    { keys: ["A"], name: "accept" },
    { keys: ["R"], name: "reject" },
    { keys: ["U"], name: "unsure" },
    { keys: ["F"], name: "field-check" },
    { keys: ["L"], name: "field-result" },
    { keys: ["Z"], name: "undo" },
    { keys: ["V"], name: "reveal" },
    { keys: ["X"], name: "split" },
  ],
  bulk: [
    { keys: ["X"], name: "select" },
    { keys: ["Shift", "J / K"], name: "extend" },
  ],
  supervise: [
    { keys: ["S"], name: "sign-off" },
    { keys: ["B"], name: "return" },
    { keys: ["O"], name: "reopen" },
  ],
  help: [
    { keys: ["?"], name: "help" },
    { keys: ["Ctrl", "K"], name: "palette" },
  ],
} as const;
