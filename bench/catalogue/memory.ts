import { readFileSync } from "node:fs";
import { pool } from "@/lib/db/pool";

export interface PeakMemory {
  readonly workerMb: number;
  /** null where the system does not say */
  readonly databaseMb: number | null;
}

const EVERY_MS = 500;

/**
 * Peak resident memory of this process, and of all of PostgreSQL (Linux; null elsewhere), until `stop`: what
 * each process has of its own, and the shared pages of the one that has touched most of them. Exact shares
 * (smaps) make the kernel walk every page table: asked twice a second that took a tenth of the machine it was
 * to measure.
 */
export function watchMemory(): { stop(): Promise<PeakMemory> } {
  const peak = { workerMb: 0, databaseMb: null as number | null };
  const look = async () => {
    peak.workerMb = Math.max(peak.workerMb, Math.round(process.memoryUsage.rss() / 1e6));
    const { rows } = await pool().query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    const sizes = rows.map(({ pid }) => sizesOf(pid));
    const kilobytes =
      sizes.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...sizes.map(({ shared }) => shared));
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

/** Kilobytes of a process; 0 when it is gone or the system does not say. */
function sizesOf(pid: number): { readonly own: number; readonly shared: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return { own: of("RssAnon"), shared: of("RssShmem") + of("RssFile") };
  } catch {
    return { own: 0, shared: 0 };
  }
}
