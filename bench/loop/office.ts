import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import sql from "sql-template-tag";
import { seedFindings, seedVoters } from "@/bench/queue/seed";
import { withDatabase } from "@/eval/support/database";
import { SYSTEM } from "@/lib/access/actor";
import { createUser } from "@/lib/account/services/create";
import { query } from "@/lib/db/sql";
import { ensureBuilt } from "@/scripts/setup/build.mjs";

export const PASSWORD = "kalimat sandi ukur 2026";
const SNAPSHOT = 1;
const FINDINGS = 20_000;
const VOTERS = 20_000;

export interface Office {
  readonly address: string;
  /** user names of reviewers of the whole region, one more than asked for: the first sits at the browser */
  readonly people: readonly string[];
  /** Runs all rules over the roll, again and again, as a worker does it beside the reviewers. */
  startRun(): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** An office with a roll, open findings and reviewers, on a production build of its own. */
export async function openOffice(port: number, reviewers: number): Promise<Office> {
  await ensureBuilt(process.execPath);
  const folder = mkdtempSync(join(tmpdir(), "cermat-loop-"));
  const people = Array.from({ length: reviewers + 1 }, (_, n) => `ukur.${n}`);
  await withDatabase(folder, () => seed(people));
  // The seeding's own database is shut by now; the server opens it anew.
  const { DATABASE_URL: _shut, ...inherited } = process.env;
  const env = {
    ...inherited,
    PORT: String(port),
    CERMAT_DATA_DIR: folder,
    NODE_ENV: "production" as const,
    LOG_LEVEL: "error",
  };
  const start = (stderr: "inherit" | "ignore", ...args: string[]) =>
    spawn(process.execPath, ["--import", "tsx", ...args], { env, stdio: ["ignore", "ignore", stderr] });
  const server = start("inherit", "scripts/server/start.ts");
  const address = `http://localhost:${port}`;
  await answering(`${address}/api/health`, server);
  return {
    address,
    people,
    startRun() {
      const ending = new AbortController();
      const runs = (async () => {
        while (!ending.signal.aborted) {
          const child = start("ignore", "cli.ts", "run", "start", "--snapshot", String(SNAPSHOT), "--json");
          ending.signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
          await once(child, "exit");
        }
      })();
      return {
        stop() {
          ending.abort();
          return runs;
        },
      };
    },
    async close() {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(people: readonly string[]): Promise<void> {
  for (const username of people)
    await createUser(
      { actor: SYSTEM },
      {
        username,
        name: username,
        role: "verifikator",
        areas: ["3314"],
        password: PASSWORD,
        mustChangePassword: false,
      },
    );
  await query(sql`
    UPDATE "user"
    SET
      tour_done_at = now()
  `);
  await seedVoters(SNAPSHOT, VOTERS);
  await seedFindings(SNAPSHOT, FINDINGS, VOTERS);
  // Rules that exist, about single people and without a comparison, so that one key and a reason decide;
  // handed out as an office does it, so that nobody reaches for what another has.
  await query(sql`
    UPDATE finding f
    SET
      detector = 'IDN-' || lpad((1 + f.id % 13)::text, 2, '0'),
      assigned_to = p.id
    FROM
      "user" p
    WHERE
      p.username = 'ukur.' || (f.id % ${people.length}::int)
  `);
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (server.exitCode !== null) throw new Error("the server of the benchmark ended before its work");
    await wait(200);
  }
}
