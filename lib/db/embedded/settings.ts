import { statfsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";

const MB = 1024 * 1024;

/**
 * Server settings for one office machine that also runs the web server and the worker, as `-c name=value`
 * arguments.
 */
export function serverSettings(port: number, extra: Readonly<Record<string, string>> = {}): string[] {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MB;
  const cores = availableParallelism();
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    // What it says of an error quotes the line of the roll that broke it; the product logs the kind of error itself.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    shared_buffers: megabytes(memory / 8, 128, 2048),
    effective_cache_size: megabytes(memory / 2, 256, 65_536),
    work_mem: megabytes(memory / 128, 16, 128),
    maintenance_work_mem: megabytes(memory / 32, 64, 1024),
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    // One server, no replicas: a COPY into a table of the same transaction then needs no write-ahead log at
    // all.
    wal_level: "minimal",
    max_wal_senders: "0",
    // Compiling takes longer than our long queries save.
    jit: "off",
    random_page_cost: "1.1",
    max_parallel_workers_per_gather: String(cores),
    max_parallel_maintenance_workers: String(cores),
    max_parallel_workers: String(Math.max(2, cores)),
    max_worker_processes: String(Math.max(8, cores + 4)),
    dynamic_shared_memory_type: roomInSharedMemory() ? "posix" : "mmap",
    ...extra,
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function megabytes(wanted: number, least: number, most: number): string {
  return `${String(Math.round(Math.min(most, Math.max(least, wanted))))}MB`;
}

/** Containers often have 64 MB of /dev/shm: too little for a parallel hash join. */
function roomInSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync("/dev/shm");
    return bsize * blocks >= 1024 * MB;
  } catch {
    return process.platform !== "linux";
  }
}
