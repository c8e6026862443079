import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ClusterFiles } from "@/lib/db/embedded/cluster";

/** Where the embedded database of a data directory lies. */
export interface Home {
  readonly files: ClusterFiles;
  /** Held exclusively by whoever starts or stops the server. */
  readonly gate: string;
  /** Held in shared mode by every process that uses the server. */
  readonly users: string;
  /** The password of the product's role, mode 0600. */
  readonly app: string;
  /** The superuser's password, mode 0600: read by the process that migrates and by no other. */
  readonly owner: string;
  /** Both in one file, as earlier versions had them. */
  readonly both: string;
}

export function homeOf(dataDir: string): Home {
  // Entered by PostgreSQL's own user when we are root, listed by nobody else.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const home = join(dataDir, "database");
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return {
    files: { data: join(home, "pg"), log: join(home, "postgres.log") },
    gate: join(home, "gate.lock"),
    users: join(home, "users.lock"),
    app: join(home, "app.json"),
    owner: join(home, "owner.json"),
    both: join(home, "secrets.json"),
  };
}
