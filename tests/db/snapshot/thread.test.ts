import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newClient } from "@/lib/db/pool";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import {
  importTables,
  type ImportOutput,
  type ImportPlan,
  type ImportResult,
} from "@/lib/ingest/import-tables";
import { inspectUpload } from "@/lib/ingest/inspect";
import { importInThread } from "@/lib/ingest/thread";
import { loadRegions } from "@/lib/regions/load-regions";
import { RecordLoader } from "@/lib/snapshot/services/import/copy-stream";
import { partitionName } from "@/lib/roll/partition-name";
import { createPartition } from "@/lib/snapshot/services/import/partition";
import { scratchFolder } from "@/tests/support/archive";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
const folder = scratchFolder();
const LINES = 40_000;

/**
 * Far more than one round of the blocks that go between reader and loader; every line differs from the
 * others.
 */
async function plan(): Promise<ImportPlan> {
  const path = join(folder, "roll.csv");
  const lines = Array.from({ length: LINES }, (_, n) => {
    const { nkk, name, birthPlace, birthDate, sex } = exampleVoter(n % 500);
    return [
      nkk,
      `331401${String(n).padStart(10, "0")}`,
      `${name ?? ""} É${n}`,
      birthPlace,
      birthDate,
      sex,
      `DK KRAJAN NO ${n}`,
      "SAREN",
      "KALIJAMBE",
    ].join(",");
  });
  await writeFile(
    path,
    ["NKK,NIK,NAMA,TEMPAT LAHIR,TANGGAL LAHIR,JENIS KELAMIN,ALAMAT,DESA,KECAMATAN", ...lines, ""].join("\n"),
  );
  const file = { path, name: "roll.csv" };
  const { tables } = await inspectUpload(file, { tempDir: folder });
  return {
    files: [{ ...file, tables }],
    tempDir: folder,
    regionCode: "3314",
    referenceDate: "2025-12-10",
    tpsCap: 600,
    firstOrd: 1,
  };
}

/** Number of records, and a sum that every column of every record changes. */
async function loaded(
  id: number,
  read: (output: ImportOutput) => Promise<ImportResult | null>,
): Promise<unknown> {
  const client = newClient();
  await client.connect();
  try {
    await client.query("begin");
    await createPartition(client, id);
    const loader = new RecordLoader(client, id);
    const result = await read({
      async write(lines, rejects) {
        await loader.write(lines, rejects);
        return true;
      },
    });
    await loader.flush();
    const table = partitionName(id);
    const sum = await client.query(
      `select count(*)::int as n, sum(hashtextextended((to_jsonb(v) - 'snapshot_id')::text, 0)) as sum from ${table} v`,
    );
    return { result, rows: sum.rows };
  } finally {
    await client.query("rollback");
    await client.end();
  }
}

it("loads from the reading thread, whose blocks go round, what it loads without it", async () => {
  const work = await plan();
  const alone = await loaded(1, (output) => importTables(work, loadRegions(), output));
  const threaded = await loaded(2, (output) => importInThread(work, output, new AbortController().signal));
  expect(alone).toMatchObject({ rows: [{ n: LINES }] });
  expect(threaded).toEqual(alone);
});
