import { readFileSync } from "node:fs";
import { pool } from "@/lib/db/pool";

export interface PeakMemory {
  readonly workerMb: number;
  /** null where the system does not say */
  readonly databaseMb: number | null;
}

const EVERY_MS = 500;

/** Peak resident memory of this process, and of all of PostgreSQL with shared pages counted once (Linux; null elsewhere), until `stop`. */
export function watchMemory(): { stop(): Promise<PeakMemory> } {
  const peak = { workerMb: 0, databaseMb: null as number | null };
  const look = async () => {
    peak.workerMb = Math.max(peak.workerMb, Math.round(process.memoryUsage.rss() / 1e6));
    const { rows } = await pool().query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    const kilobytes = rows.reduce((sum, { pid }) => sum + proportional(pid), 0);
    if (kilobytes > 0) peak.databaseMb = Math.max(peak.databaseMb ?? 0, Math.round(kilobytes / 1000));
  };
  let pending = look();
  const timer = setInterval(() => {
    pending = pending.then(look);
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await pending;
      return peak;
    },
  };
}

/** Kilobytes of a process, each shared page divided by its users; 0 when it is gone or the system does not say. */
function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
