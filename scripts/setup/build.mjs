import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./lock.mjs";
import { digest, inRoot, readIfThere, ROOT } from "./root.mjs";
import { step } from "./run.mjs";

const FOLDERS = ["app", "components", "lib", "messages", "public", "prisma"];
const FILES = [
  "package-lock.json",
  "tsconfig.json",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
];
const NOT_BUILT = /\.test\.tsx?$|\/generated\//;

/** What the web server is built from, as one hash. */
function sourcesHash() {
  const parts = [];
  const files = FOLDERS.flatMap((folder) =>
    existsSync(inRoot(folder)) ? readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }) : [],
  )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !NOT_BUILT.test(path))
    .concat(FILES.map((name) => inRoot(name)).filter(existsSync))
    .sort();
  for (const path of files) parts.push(path.slice(ROOT.length), readFileSync(path));
  return digest(parts);
}

/**
 * Builds the web server unless the last build was made from the same sources.
 * @param {string} node @param {{ force?: boolean, print?: (text: string | Buffer) => void }} [options]
 * @returns {Promise<boolean>} whether it was built
 */
export function ensureBuilt(node, { force = false, print = (text) => void process.stderr.write(text) } = {}) {
  return alone("build", async () => {
    const out = inRoot(process.env.CERMAT_NEXT_DIR ?? ".next");
    const mark = join(out, "cermat-sources");
    const sources = sourcesHash();
    if (!force && readIfThere(mark) === sources && existsSync(join(out, "BUILD_ID"))) return false;
    print("Membangun aplikasi web … / building the web application …\n");
    await step(node, ["node_modules/next/dist/bin/next", "build"], {
      env: { NODE_ENV: "production" },
      print,
    });
    writeFileSync(mark, sources);
    return true;
  });
}
