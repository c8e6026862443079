import type { StateTone } from "@/components/ui/state-badge";

export const SNAPSHOT_TONES: Readonly<Record<string, StateTone>> = {
  queued: "quiet",
  importing: "waiting",
  ready: "done",
  failed: "bad",
  cancelled: "quiet",
  removed: "quiet",
};
