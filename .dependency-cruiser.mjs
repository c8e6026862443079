import { TOOLS, ZONES } from "./architecture.config.mjs";

/** @param {string} text */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** @param {string} name */
const zone = (name) => ZONES.find((entry) => entry.name === name) ?? fail(name);
/** @param {string} name @returns {never} */
const fail = (name) => {
  throw new Error(`architecture.config.mjs names no zone ${name}`);
};

/** Folders of other zones inside this one: they have rules of their own. @param {(typeof ZONES)[number]} entry */
const inner = (entry) =>
  ZONES.filter((other) => other !== entry)
    .flatMap(({ folders }) => folders)
    .filter((folder) => entry.folders.some((own) => folder.startsWith(own)))
    .map((folder) => `^${literal(folder)}`);
/** @param {(typeof ZONES)[number]} entry */
const paths = (entry) => entry.folders.map((folder) => `^${literal(folder)}`);
/**
 * Node's own modules, as they are resolved: `fs`, `fs/promises`, `node:sqlite`.
 * @param {true | string[] | undefined} node
 */
const builtins = (node) =>
  node === true
    ? ["^[a-z_:]+$", "^[a-z_:]+/[a-z_]+$"]
    : (node ?? []).flatMap((name) => [`^${name}$`, `^node:${name}$`, `^${name}/`]);

const TESTS = "\\.test\\.tsx?$";

/**
 * Without type-only imports the rule names what may be imported; those have a rule of their own, which allows
 * more.
 * @param {(typeof ZONES)[number]} entry @param {boolean} types
 */
const zoneRule = (entry, types) => ({
  name: `only-what-${entry.name}-may-import${types ? "-types-of" : ""}`,
  severity: "error",
  from: {
    path: paths(entry),
    pathNot: [TESTS, ...inner(entry)],
  },
  to: {
    ...(types ? { dependencyTypes: ["type-only"] } : { dependencyTypesNot: ["type-only"] }),
    pathNot: [
      ...paths(entry),
      ...[...entry.zones, ...(types ? (entry.typesOf ?? []) : [])].flatMap((name) => paths(zone(name))),
      // The version of the product.
      "^package[.]json$",
      ...[...entry.packages, ...(types ? (entry.typePackages ?? []) : [])].flatMap((name) => [
        `^node_modules/${literal(name)}/`,
        `^node_modules/@types/${literal(name)}/`,
      ]),
      ...builtins(entry.node),
    ],
  },
});
const zoneRules = ZONES.flatMap((entry) => [zoneRule(entry, false), zoneRule(entry, true)]);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...zoneRules,
    {
      name: "no-tools-in-the-product",
      severity: "error",
      from: { path: ZONES.flatMap(paths), pathNot: [TESTS] },
      to: { path: TOOLS.map((folder) => `^${literal(folder)}`) },
    },
    {
      name: "routes-keep-to-themselves",
      comment: "one route never imports another's private folder or files",
      severity: "error",
      from: { path: "^app/[(][a-z]+[)]/([^/]+)/" },
      // The page of one finding is the queue's workbench with a single finding in it: they share its actions.
      to: {
        path: "^app/[(][a-z]+[)]/[^/]+/",
        pathNot: ["^app/[(][a-z]+[)]/$1/", "^app/[(]desk[)]/antrean/finding-actions[.]ts$"],
      },
    },
    {
      name: "no-circles",
      severity: "error",
      from: { pathNot: "generated/" },
      comment: "types count: two files that know each other are one",
      to: { circular: true, pathNot: "generated/" },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "lib/db/generated"] },
    exclude: { path: ["\\.css$"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      mainFields: ["module", "main", "types"],
    },
    skipAnalysisNotInRules: true,
  },
};
