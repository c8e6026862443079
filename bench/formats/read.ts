import { importTables } from "@/lib/ingest/import-tables";
import { inspectUpload } from "@/lib/ingest/inspect";
import { loadRegions } from "@/lib/regions/load-regions";

// read.ts FILE FOLDER: reads a roll as an import does and prints what it took, as JSON.

const [path = "", tempDir = ""] = process.argv.slice(2);
const start = performance.now();
const { tables } = await inspectUpload({ path, name: path }, { tempDir });
const inspected = performance.now();
const spare: ArrayBuffer[] = [];
const result = await importTables(
  {
    files: [{ path, name: path, tables }],
    tempDir,
    regionCode: "3314",
    referenceDate: "2025-12-10",
    tpsCap: 600,
    firstOrd: 1,
  },
  loadRegions(),
  {
    spare,
    write(lines) {
      spare.push(lines.buffer);
      return Promise.resolve(true);
    },
  },
);
process.stdout.write(
  JSON.stringify({
    accepted: result?.quality.accepted ?? 0,
    inspectMs: Math.round(inspected - start),
    readMs: Math.round(performance.now() - inspected),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
