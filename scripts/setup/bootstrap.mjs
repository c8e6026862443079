import { writeFileSync } from "node:fs";
import { ensureNode, ensurePostgresLinks, install, installed } from "./install.mjs";
import { alone } from "./lock.mjs";
import { digest, inRoot, readIfThere, ROOT, say } from "./root.mjs";
import { step } from "./run.mjs";

const OLDEST_NODE = 20;

/**
 * Everything between `git clone` and a program that runs: packages, Node, PostgreSQL's libraries, the Prisma
 * client. Does only what is missing, a fraction of a second when nothing is. Plain Node, so that it runs
 * before anything is installed.
 * @returns {Promise<string>} path of the Node that everything else runs under
 */
export async function bootstrap() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    throw new Error(
      `Cermat memerlukan Node ${OLDEST_NODE} atau lebih baru; ini ${process.version}. / needs Node ` +
        `${OLDEST_NODE} or newer.`,
    );
  }
  process.chdir(ROOT);
  return alone("setup", async () => {
    if (!installed()) await install();
    const node = await ensureNode();
    ensurePostgresLinks();
    await ensurePrismaClient(node);
    return node;
  });
}

/** @param {string} node */
async function ensurePrismaClient(node) {
  const mark = inRoot("lib", "db", "generated", ".schema");
  const wanted = digest([
    readIfThere(inRoot("prisma", "schema.prisma")) ?? "",
    readIfThere(inRoot("node_modules", "prisma", "package.json")) ?? "",
  ]);
  if (readIfThere(mark) === wanted) return;
  say("Menyiapkan klien basis data … / generating the database client …");
  await step(node, [inRoot("node_modules", "prisma", "build", "index.js"), "generate"]);
  writeFileSync(mark, wanted);
}

/**
 * Runs a script of the project and turns its failure into one readable line.
 * @param {() => Promise<number>} main
 */
export async function entry(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
