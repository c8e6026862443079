import type { StateTone } from "@/components/ui/state-badge";

/** For runs and for their detectors. */
export const RUN_TONES: Readonly<Record<string, StateTone>> = {
  queued: "quiet",
  pending: "quiet",
  running: "waiting",
  done: "done",
  failed: "bad",
  cancelled: "quiet",
  "not-applicable": "quiet",
  "held-back": "quiet",
};

export const isOver = (status: string): boolean =>
  status === "done" || status === "failed" || status === "cancelled";
