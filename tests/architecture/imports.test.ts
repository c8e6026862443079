import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TOOLS, ZONES } from "@/architecture.config.mjs";

const root = process.cwd();
const project = mkdtempSync(join(tmpdir(), "cermat-imports-"));

/** A small project that breaks one rule per file, and one file that breaks none. */
const FILES: Record<string, string> = {
  "tsconfig.json":
    '{"compilerOptions":{"module":"esnext","moduleResolution":"bundler","paths":{"@/*":["./*"]}}}',
  "lib/errors.ts": "export const e = 1;",
  "lib/roll/fact.ts": 'import { e } from "@/lib/errors";\nexport const fact = e;',
  "lib/roll/reads-a-file.ts": 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;',
  "lib/detectors/asks-prisma.ts":
    'import { PrismaClient } from "@prisma/client";\nexport const x = PrismaClient;',
  "lib/db/pool.ts": "export const pool = 1;",
  "lib/account/services/create.ts": 'import { pool } from "@/lib/db/pool";\nexport const create = pool;',
  "lib/account/queries/calls-a-service.ts":
    'import { create } from "@/lib/account/services/create";\nexport const x = create;',
  "lib/account/model/asks-the-pool.ts": 'import { pool } from "@/lib/db/pool";\nexport const x = pool;',
  "lib/finding/model/state.ts": "export const state = 1;",
  "lib/run/engine/looks-up.ts":
    'import type { state } from "@/lib/finding/model/state";\nexport type X = typeof state;',
  "lib/report/services/looks-down.ts":
    'import { state } from "@/lib/finding/model/state";\nimport { create } from ' +
    '"@/lib/account/services/create";\nexport const x = [state, create];',
  "lib/roll/one.ts": 'import type { Two } from "./two";\nexport type One = Two;',
  "lib/roll/two.ts": 'import type { One } from "./one";\nexport type Two = One | 1;',
  "components/asks-the-database.tsx": 'import { pool } from "@/lib/db/pool";\nexport const x = pool;',
  "app/(desk)/antrean/part.ts": "export const part = 1;",
  "app/(desk)/temuan/takes-from-another-route.ts":
    'import { part } from "@/app/(desk)/antrean/part";\nexport const x = part;',
  "app/(desk)/antrean/asks-the-pool.ts": 'import { pool } from "@/lib/db/pool";\nexport const x = pool;',
  "tests/helper.ts": "export const helper = 1;",
  "lib/jobs/uses-a-test-helper.ts": 'import { helper } from "@/tests/helper";\nexport const x = helper;',
};

interface Violation {
  from: string;
  rule: { name: string };
}

let violations: Violation[] = [];

beforeAll(() => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const args = [
    join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    join(root, ".dependency-cruiser.mjs"),
    "--output-type",
    "json",
    "lib",
    "components",
    "app",
  ];
  // It ends with the number of violations, which here is the point.
  const output = (() => {
    try {
      return execFileSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  violations = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}, 60_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const rulesAgainst = (file: string) =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each([
  ["lib/roll/reads-a-file.ts", "only-what-roll-may-import"],
  ["lib/detectors/asks-prisma.ts", "only-what-detectors-may-import"],
  ["lib/account/queries/calls-a-service.ts", "only-what-account/queries-may-import"],
  ["lib/account/model/asks-the-pool.ts", "only-what-account/model-may-import"],
  ["lib/run/engine/looks-up.ts", "only-what-run/services-may-import-types-of"],
  ["lib/roll/one.ts", "no-circles"],
  ["components/asks-the-database.tsx", "only-what-components-may-import"],
  ["app/(desk)/antrean/asks-the-pool.ts", "only-what-app-may-import"],
  ["app/(desk)/temuan/takes-from-another-route.ts", "routes-keep-to-themselves"],
  ["lib/jobs/uses-a-test-helper.ts", "no-tools-in-the-product"],
])("%s is caught by %s", (file, rule) => {
  expect(rulesAgainst(file)).toContain(rule);
});

test.each(["lib/roll/fact.ts", "lib/account/services/create.ts", "lib/report/services/looks-down.ts"])(
  "%s is allowed",
  (file) => {
    expect(rulesAgainst(file)).toEqual([]);
  },
);

test("every source file of the product belongs to a zone", () => {
  const known = [...ZONES.flatMap((zone) => zone.folders), ...TOOLS];
  const files = ["lib", "app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  expect(files.filter((file) => !known.some((prefix) => file.startsWith(prefix)))).toEqual([]);
});
