/**
 * Who may import whom: the order of the tower and the rules of the floors as one list. The lint rule is made
 * from it (`.dependency-cruiser.mjs`), and a test shows that it fires. A room may import only what stands
 * below it.
 */

/** @typedef {import("./architecture.config.d.mts").Zone} Zone */

/** Concerns, from the top down. Each holds the floors model, queries and services. */
const CONCERNS = [
  "draft",
  "report",
  "recap",
  "register",
  "followup",
  "dashboard",
  "oversight",
  "finding",
  "exchange",
  "list",
  "snapshot",
  "run",
  "calendar",
  "account",
  "office",
  "long-action",
  "audit",
];

/** Small files that everything may stand on; none of them does input or output. */
const FILES = [
  "errors",
  "result",
  "assert-present",
  "mask-text",
  "serialized",
  "record-of",
  "shape-of",
  "one-of",
];

const NUMBERS = ["@stdlib", "ml-matrix"];
const SQL = ["zod", "sql-template-tag"];

/**
 * Rooms and files below the concerns, from the top down, each with what it may import besides the files
 * above.
 */
const ENGINES = [
  {
    name: "ingest",
    zones: ["documents", "statistics", "regions", "roll", "files", "db", "log"],
    packages: [
      "zod",
      "csv-parse",
      "saxes",
      "yauzl",
      "file-type",
      "@e965/xlsx",
      "htmlparser2",
      "iconv-lite",
      "unpdf",
    ],
    node: true,
  },
  {
    name: "documents",
    zones: ["roll", "i18n", "statistics", "regions/time-zone"],
    packages: [
      "zod",
      "pdfkit",
      "exceljs",
      "@fontsource",
      "n2words",
      "uqr",
      "yauzl",
      "yazl",
      "docx",
      "docxtemplater",
      "pizzip",
    ],
    node: true,
  },
  // Pure but for the SQL that they hold as text: what runs it is handed to them.
  {
    name: "detectors",
    zones: ["linkage", "statistics", "regions", "roll"],
    typesOf: ["db"],
    packages: [...SQL, ...NUMBERS],
  },
  { name: "linkage", zones: ["statistics", "roll"], typesOf: ["db"], packages: [...SQL, ...NUMBERS] },
  { name: "statistics", zones: ["roll"], packages: ["zod", ...NUMBERS] },
  {
    name: "regions",
    zones: ["roll", "db"],
    // Reads the installed region package, so that its data need not be copied.
    packages: ["zod", "idn-area-data", "csv-parse", "sql-template-tag"],
    node: ["fs", "path", "module", "url"],
  },
  { name: "roll", zones: [], packages: ["zod"], typePackages: ["sql-template-tag"] },
  { name: "access", zones: ["db"], packages: SQL },
  {
    name: "db",
    zones: ["env", "files"],
    packages: [...SQL, "@prisma", "pg", "pg-boss", "pg-copy-streams", "pg-cursor", "canonicalize"],
    node: true,
  },
  { name: "i18n", zones: [], packages: ["next-intl", "use-intl", "next"], node: ["fs", "path"] },
];

/** @param {string} name @param {Partial<Zone>} rest @returns {Zone} a file of lib as a zone of its own */
const file = (name, rest = {}) => ({
  name,
  folders: [`lib/${name}.ts`, `lib/${name}.test.ts`],
  zones: name === "errors" ? [] : ["errors", ...(name === "mask-text" ? [] : ["mask-text"])],
  packages: [],
  ...rest,
});

const FILE_ZONES = [
  ...FILES.map((name) => file(name, name === "shape-of" ? { typePackages: ["zod"] } : {})),
  file("env", { packages: ["zod"], node: ["path"] }),
  file("log", { packages: ["pino"], node: ["crypto"] }),
  file("parse-input", { packages: ["zod"] }),
  // What a database needs before its first query: called by the doors only.
  file("prepare-database", { zones: ["errors", "db", "regions"] }),
  // Where files of the data directory lie; the one part of db that answers a request directly.
  { name: "files", folders: ["lib/db/files.ts"], zones: ["env"], packages: [], node: true },
];

const ENGINE_ZONES = ENGINES.map(({ zones, ...rest }) => ({
  ...rest,
  folders: [`lib/${rest.name}/`],
  zones: [...zones, ...FILES],
}));

const ENGINE_NAMES = ENGINES.map(({ name }) => name);

/**
 * Three zones of a concern. `services` also holds what follows its rule: the run's engine, the sign-in, a
 * report's output.
 * @param {string} name @param {number} at @returns {Zone[]}
 */
function floors(name, at) {
  const below = CONCERNS.slice(at + 1);
  const floor = (/** @type {string} */ part) => below.map((room) => `${room}/${part}`);
  const pure = [
    "access",
    "roll",
    "statistics",
    "ingest/shapes",
    "detectors/tier",
    "i18n/locales",
    "regions/time-zone",
    ...FILES,
  ];
  return [
    {
      name: `${name}/model`,
      folders: [`lib/${name}/model/`],
      zones: [...pure, ...floor("model")],
      typesOf: ENGINE_NAMES,
      packages: ["zod"],
    },
    {
      name: `${name}/queries`,
      folders: [`lib/${name}/queries/`],
      zones: [`${name}/model`, ...floor("model"), ...floor("queries"), ...ENGINE_NAMES, ...FILES, "env"],
      packages: SQL,
      typePackages: ["pg"],
    },
    {
      name: `${name}/services`,
      folders: [`lib/${name}/`],
      zones: [
        `${name}/model`,
        `${name}/queries`,
        ...floor("model"),
        ...floor("queries"),
        ...floor("services"),
        ...ENGINE_NAMES,
        ...FILES,
        "parse-input",
        "env",
        "log",
        "files",
      ],
      packages: [
        ...SQL,
        "canonicalize",
        "better-auth",
        "@better-auth",
        "p-limit",
        "@zxcvbn-ts",
        "uqr",
        "pg",
        "pg-copy-streams",
        "pg-cursor",
        "file-type",
        "sharp",
      ],
      node: true,
    },
  ];
}

const CONCERN_ZONES = CONCERNS.flatMap(floors);
const CONCERN_NAMES = CONCERN_ZONES.map(({ name }) => name);
const MODELS = CONCERN_NAMES.filter((name) => name.endsWith("/model"));
const QUERIES = CONCERN_NAMES.filter((name) => name.endsWith("/queries"));

/** @type {Zone[]} */
const DOORS = [
  {
    name: "jobs",
    folders: ["lib/jobs/"],
    zones: [...CONCERN_NAMES, ...ENGINE_NAMES, ...FILES, "env", "log", "parse-input"],
    packages: ["pg-boss", "zod"],
    node: true,
  },
  {
    name: "cli",
    folders: ["cli.ts", "worker.ts", "owner.ts", "lib/cli/"],
    zones: ["jobs", ...CONCERN_NAMES, ...ENGINE_NAMES, ...FILES, "env", "log", "prepare-database"],
    packages: ["commander", "zod"],
    node: true,
  },
  {
    name: "next",
    folders: ["lib/next/", "proxy.ts", "instrumentation.ts"],
    zones: [...CONCERN_NAMES, ...ENGINE_NAMES, ...FILES, "env", "log", "files", "parse-input"],
    packages: ["next", "next-intl", "react", "zod", "server-only", "better-auth", "@tus"],
    node: ["crypto", "stream"],
  },
  {
    name: "components",
    folders: ["components/"],
    zones: [
      ...MODELS,
      "access",
      "roll",
      "statistics",
      "ingest/shapes",
      "detectors/tier",
      "regions/time-zone",
      "i18n",
      ...FILES,
    ],
    // The shape of what the server sends: erased before it reaches a browser.
    typesOf: [...QUERIES, ...ENGINE_NAMES, "next"],
    packages: [
      "react",
      "react-dom",
      "next",
      "next-intl",
      "use-intl",
      "@mantine",
      "@tabler",
      "@tanstack",
      "recharts",
      "@noble",
      "dayjs",
      "tus-js-client",
      "zod",
    ],
  },
  {
    name: "app",
    folders: ["app/"],
    zones: [
      "components",
      "next",
      ...CONCERN_NAMES,
      ...ENGINE_NAMES.filter((name) => name !== "db"),
      ...FILES,
      "env",
      "log",
    ],
    packages: [
      "react",
      "react-dom",
      "next",
      "next-intl",
      "@mantine",
      "@tabler",
      "@tanstack",
      "@fontsource",
      "@fontsource-variable",
      "@tus",
      "zod",
    ],
    node: true,
  },
];

export const ZONES = [
  ...FILE_ZONES,
  // Shapes that an import counts, which the browser shows.
  {
    name: "ingest/shapes",
    folders: ["lib/ingest/shapes.ts", "lib/ingest/answer-of-file.ts"],
    zones: ["roll"],
    packages: ["zod"],
  },
  // The hours of the three zones: papers and the browser tell an office's time.
  { name: "regions/time-zone", folders: ["lib/regions/time-zone.ts"], zones: [], packages: [] },
  // The languages that there are.
  { name: "i18n/locales", folders: ["lib/i18n/locales.ts"], zones: [], packages: [] },
  // The order of tiers, which findings are sorted by.
  { name: "detectors/tier", folders: ["lib/detectors/kit/tier.ts"], zones: [], packages: [] },
  ...ENGINE_ZONES,
  ...CONCERN_ZONES,
  ...DOORS,
];

/** Never imported by anything that is not a test or a tool. */
export const TOOLS = ["tests/", "scripts/", "prisma/roll/", "bench/", "eval/"];
