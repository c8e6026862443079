import { existsSync, readdirSync, readFileSync } from "node:fs";
import { inRoot, say } from "./root.mjs";
import { handOver } from "./run.mjs";

/** A script to be called by name says so in its first line. */
const CALLABLE = /^\/\/ npm run /;

/**
 * Runs the script of that name in a folder; without a name its index, or a list of what there is.
 * @param {string} node @param {string} folder @param {string[]} args
 */
export async function runNamed(node, folder, [given = "", ...args]) {
  const name = given === "" ? "index" : given;
  const path = `${folder}/${name}.ts`;
  if (/^[\w-]+$/.test(name) && existsSync(inRoot(path)))
    return handOver(node, ["--import", "tsx", path, ...args], {
      env: { CERMAT_CWD: process.env.INIT_CWD ?? process.cwd() },
    });
  const names = readdirSync(inRoot(folder)).filter(
    (file) => file.endsWith(".ts") && CALLABLE.test(readFileSync(inRoot(folder, file), "utf8")),
  );
  say(`npm run ${folder} -- ${names.map((file) => file.slice(0, -3)).join(" | ") || "NAME"}`);
  return 2;
}
