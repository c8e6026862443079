import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "@": root };
const resolve = { alias };

/**
 * Database tests share one embedded server; each file gets a database of its own. Loading the product takes
 * longer than most files' tests: a process loads it once for all its files, and a file that ends closes what it
 * opened (tests/support/fresh-database.ts).
 */
const withDatabase = {
  globalSetup: ["tests/support/database-server.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: "forks" as const,
  isolate: false,
  setupFiles: ["tests/support/properties.ts"],
};

export default defineConfig({
  resolve,
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: [
            "lib/**/*.test.{ts,tsx}",
            "components/**/*.test.ts",
            "app/**/*.test.ts",
            "prisma/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/{unit,architecture}/**/*.test.ts",
          ],
          exclude: ["**/*.long.test.ts"],
          testTimeout: 60_000,
          // Pure code keeps nothing between files: two processes for all of them instead of one for each.
          isolate: false,
          setupFiles: ["tests/support/properties.ts"],
        },
      },
      // Hooks of the browser, in a document without a browser: what a person sees when the server says no.
      {
        resolve,
        test: {
          name: "component",
          include: ["components/**/*.test.tsx"],
          environment: "happy-dom",
          testTimeout: 20_000,
        },
      },
      // What takes minutes: every official name in every spelling, damaged files by the thousand (`npm run test:long`).
      {
        resolve,
        test: {
          ...withDatabase,
          name: "long",
          include: ["lib/**/*.long.test.ts", "tests/{boot,db,security}/**/*.long.test.ts"],
          testTimeout: 1_200_000,
        },
      },
      {
        resolve,
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          exclude: ["**/*.long.test.ts"],
          ...withDatabase,
        },
      },
      {
        resolve,
        test: {
          name: "security",
          include: ["tests/security/**/*.test.ts"],
          exclude: ["**/*.long.test.ts"],
          ...withDatabase,
        },
      },
      { resolve, test: { name: "catalogue", include: ["tests/catalogue/**/*.test.ts"], ...withDatabase } },
      // Starts and kills whole servers: one file at a time, or they would disturb one another's timing.
      {
        resolve,
        test: {
          name: "boot",
          include: ["tests/boot/**/*.test.ts"],
          exclude: ["**/*.long.test.ts"],
          testTimeout: 400_000,
          hookTimeout: 600_000,
          pool: "forks",
          fileParallelism: false,
        },
      },
    ],
  },
});
