import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./tests/e2e/support/chromium";

/**
 * A production build, started as an office starts it: its own empty database, web server and worker. The
 * three projects follow one another: `setup` makes the accounts, `journey` walks from the uploaded roll to
 * the report (one worker; each file also runs alone, tests/e2e/support/given.ts), and `every-page` looks at all
 * pages with what the journey left: it changes nothing there, so two may look at once.
 */
const PORT = Number(process.env.CERMAT_E2E_PORT ?? 3217);
const dataDir = (process.env.CERMAT_E2E_DIR ??= freshDirectory());

/** Handed to the workers by the environment, and swept away by the process that made it. */
function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "cermat-e2e-"));
  // PostgreSQL runs as a user of its own when we are root, and must be able to pass through.
  chmodSync(directory, 0o711);
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    viewport: { width: 1366, height: 768 },
    launchOptions: await chromiumLaunch(),
    // A trace draws and copies every page at every step: two thirds of the time of all browser tests.
    // `playwright test --trace on` has it.
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "setup", testMatch: "setup/*.setup.ts", fullyParallel: true },
    { name: "journey", testMatch: "journey/*.spec.ts", dependencies: ["setup"], workers: 1 },
    { name: "every-page", testMatch: "every-page/*.spec.ts", dependencies: ["journey"], fullyParallel: true },
  ],
  webServer: {
    command: "node --import tsx scripts/server/start.ts",
    url: `http://localhost:${PORT}/api/health`,
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      PORT: String(PORT),
      CERMAT_DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      CERMAT_LANG: "id",
    },
  },
});
