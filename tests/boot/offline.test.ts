import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Nobody answers there: whatever asks the network fails at once. */
const DEAD = "http://127.0.0.1:9";
const DEAD_NETWORK = {
  npm_config_registry: DEAD,
  HTTP_PROXY: DEAD,
  HTTPS_PROXY: DEAD,
  http_proxy: DEAD,
  https_proxy: DEAD,
  PRISMA_ENGINES_MIRROR: DEAD,
};

test("an installed project sets up and answers without a network", () => {
  const done = spawnSync(process.execPath, ["scripts/cli.mjs", "--help"], {
    encoding: "utf8",
    env: { ...process.env, ...DEAD_NETWORK, CERMAT_LANG: "en" },
  });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
  expect(done.stdout).toContain("Usage: cermat");
});

test("the Prisma client is generated without a download", () => {
  const done = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "validate"], {
    encoding: "utf8",
    env: {
      ...process.env,
      ...DEAD_NETWORK,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
    },
  });
  expect(done.stderr + done.stdout).not.toMatch(/download|binaries\.prisma/i);
});

test("no script and no part of the product names a host to call", () => {
  // Names of formats and standards look like addresses and are never fetched; localhost is ourselves.
  const harmless = new RegExp(
    [
      String.raw`^https?://(localhost|127\.0\.0\.1|www\.w3\.org|schemas\.openxmlformats\.org`,
      String.raw`schemas\.microsoft\.com|purl\.org|ns\.adobe\.com|[^/]*\$\{|[^/]*\.invalid|[^/]*\.example)`,
    ].join("|"),
  );
  // The literature that detectors cite, for a person to look up.
  const citations = join("lib", "detectors", "kit", "sources.ts");
  const found = ["scripts", "lib", "app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() &&
          /\.(ts|tsx|mjs|css)$/.test(entry.name) &&
          !/\.test\.|\/generated/.test(`${entry.parentPath}/${entry.name}`),
      )
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        if (path === citations) return [];
        const code = readFileSync(path, "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
        return [...code.matchAll(/https?:\/\/[^\s"'`)]+/g)]
          .map(([url]) => `${path}: ${url}`)
          .filter((hit) => !harmless.test(hit.slice(hit.indexOf("http"))));
      }),
  );
  expect(found).toEqual([]);
});
