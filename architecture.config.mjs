/**
 * Who may import whom: the table of the architecture as one list. The lint rule is made from it (`.dependency-cruiser.mjs`), and a test
 * shows that it fires. `folders` are path prefixes; `zones` name what may be imported besides the zone itself; `packages` are npm
 * packages, `node` Node's own modules (true: any), `typesOf` zones and
 * `typePackages` packages of which only types may be imported.
 */

/** Numbers and parsing, no input or output. */
const PURE_PACKAGES = ["zod", "@stdlib", "ml-matrix", "graphology"];
const PURE = ["people", "statistics", "regions", "domain"];

export const ZONES = [
  { name: "errors", folders: ["lib/errors.ts"], zones: [], packages: [] },
  { name: "env", folders: ["lib/env.ts", "lib/env.test.ts"], zones: ["errors"], packages: ["zod"], node: ["path"] },
  { name: "log", folders: ["lib/log.ts"], zones: [], packages: ["pino"], node: ["crypto"] },
  { name: "people", folders: ["lib/people/"], zones: ["statistics", "regions", "domain", "errors"], packages: PURE_PACKAGES },
  { name: "statistics", folders: ["lib/statistics/"], zones: ["people", "domain", "errors"], packages: PURE_PACKAGES },
  // Reads the installed region package, so that its data need not be copied.
  { name: "regions", folders: ["lib/regions/"], zones: ["people", "statistics", "domain", "errors"], packages: [...PURE_PACKAGES, "idn-area-data", "csv-parse"], node: ["fs", "path", "module", "url"] },
  { name: "domain", folders: ["lib/domain/"], zones: ["people", "statistics", "regions", "errors"], packages: PURE_PACKAGES },
  { name: "detectors", folders: ["lib/detectors/"], zones: [...PURE, "linkage", "errors"], packages: [...PURE_PACKAGES, "sql-template-tag"] },
  { name: "linkage", folders: ["lib/linkage/"], zones: [...PURE, "detectors", "errors"], packages: [...PURE_PACKAGES, "sql-template-tag"] },
  { name: "format", folders: ["lib/format/"], zones: ["domain", "i18n"], packages: ["use-intl"] },
  { name: "i18n", folders: ["lib/i18n/"], zones: ["domain", "errors"], packages: ["next-intl", "use-intl", "next"], node: ["fs", "path"] },
  { name: "ingest", folders: ["lib/ingest/"], zones: [...PURE, "errors"], packages: ["zod", "csv-parse", "saxes", "yauzl", "file-type"], node: true },
  { name: "report", folders: ["lib/report/"], zones: [...PURE, "detectors", "format", "i18n", "errors"], packages: ["zod", "pdfkit", "exceljs", "canonicalize", "@fontsource"], node: true },
  // Where files of the data directory lie; the one part of db that answers a request directly.
  { name: "files", folders: ["lib/db/files.ts"], zones: ["env"], packages: [], node: true },
  {
    name: "db",
    folders: ["lib/db/"],
    zones: ["files", "domain", "regions", "env", "errors"],
    packages: ["@prisma", "pg", "pg-boss", "pg-copy-streams", "pg-cursor", "sql-template-tag", "canonicalize", "zod", "csv-parse", "idn-area-data"],
    node: true,
  },
  { name: "auth", folders: ["lib/auth/"], zones: ["db", "domain", "env", "errors", "log"], packages: ["better-auth", "@better-auth", "zod"], node: ["crypto"] },
  {
    name: "queries",
    folders: ["lib/queries/"],
    // Of ingest the shapes, and its masking: a rejected line is starred by the same rules as a sample of its file.
    zones: ["db", ...PURE, "detectors", "linkage", "ingest", "env", "errors"],
    packages: ["zod", "sql-template-tag"],
    typePackages: ["pg"],
  },
  {
    name: "services",
    folders: ["lib/services/"],
    zones: ["queries", "db", "auth", ...PURE, "detectors", "linkage", "ingest", "report", "i18n", "env", "errors", "log"],
    packages: ["zod", "sql-template-tag", "canonicalize", "better-auth", "pg", "pg-copy-streams", "pg-cursor", "file-type", "sharp"],
    node: true,
  },
  { name: "jobs", folders: ["lib/jobs/"], zones: ["services", "queries", "db", ...PURE, "ingest", "detectors", "report", "env", "errors", "log"], packages: ["pg-boss", "zod"], node: true },
  {
    name: "cli",
    folders: ["cli.ts", "worker.ts", "lib/cli/"],
    zones: ["jobs", "services", "queries", "db", ...PURE, "ingest", "detectors", "report", "format", "i18n", "env", "errors", "log"],
    packages: ["commander", "zod"],
    node: true,
  },
  {
    name: "next",
    folders: ["lib/next/", "proxy.ts", "instrumentation.ts"],
    zones: ["services", "queries", "auth", "files", ...PURE, "detectors", "ingest", "format", "i18n", "env", "errors", "log"],
    packages: ["next", "next-intl", "react", "zod", "server-only", "better-auth", "@tus"],
    node: ["crypto"],
  },
  {
    name: "components",
    folders: ["components/"],
    zones: ["domain", "people", "format", "i18n"],
    // The shape of what the server sends: erased before it reaches a browser.
    typesOf: ["queries", "next"],
    packages: ["react", "react-dom", "next", "next-intl", "use-intl", "@mantine", "@tabler", "@tanstack", "recharts", "tus-js-client", "zod"],
  },
  {
    name: "app",
    folders: ["app/"],
    zones: ["components", "next", "services", "queries", "auth", ...PURE, "detectors", "ingest", "report", "format", "i18n", "env", "errors", "log"],
    packages: ["react", "react-dom", "next", "next-intl", "@mantine", "@tabler", "@tanstack", "@fontsource", "@fontsource-variable", "@tus", "zod"],
    node: true,
  },
];

/** Never imported by anything that is not a test or a tool. */
export const TOOLS = ["tests/", "scripts/", "prisma/roll/", "bench/", "eval/"];
