import { readdirSync, readFileSync } from "node:fs";

export interface CpuTime {
  readonly workerSeconds: number;
  /** null where the system does not say */
  readonly databaseSeconds: number | null;
}

/** Clock ticks per second of /proc/<pid>/stat on every Linux. */
const TICKS = 100;

/**
 * Processor time of this process and of the PostgreSQL server with all its processes, from here to `stop`:
 * what a busy machine does not change.
 */
export function watchCpu(postmaster: number): { stop(): CpuTime } {
  const worker = process.cpuUsage();
  const before = serverTicks(postmaster);
  return {
    stop() {
      const { user, system } = process.cpuUsage(worker);
      const after = serverTicks(postmaster);
      return {
        workerSeconds: tenths((user + system) / 1e6),
        databaseSeconds: before === null || after === null ? null : tenths((after - before) / TICKS),
      };
    },
  };
}

/** The postmaster's own time and that of children that ended, and of each child that lives. */
function serverTicks(postmaster: number): number | null {
  const own = statOf(postmaster);
  if (own === null) return null;
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(Number(pid)))
    .filter((stat) => stat?.parent === postmaster);
  return own.ticks + own.endedChildren + children.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
}

function statOf(
  pid: number,
): { readonly parent: number; readonly ticks: number; readonly endedChildren: number } | null {
  try {
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [
      fields[1],
      fields[11],
      fields[12],
      fields[13],
      fields[14],
    ];
    return { parent, ticks: user + system, endedChildren: endedUser + endedSystem };
  } catch {
    return null;
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
