// npm run bench -- lists [--voters 100000] [--lines 4000]
// A list matched to a roll, beside the linkage of the same roll with itself. The full size of the goal is
// --voters 1000000 --lines 40000; the default is a tenth of it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { raw } from "sql-template-tag";
import { EVALUATOR, withScratchDatabase } from "@/eval/support/database";
import { importRoll } from "@/eval/support/imported-roll";
import { keepResult } from "@/eval/support/results";
import { withTransaction } from "@/lib/db/sql";
import { linkRecords } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { queryOn } from "@/lib/db/query-on";
import { previewList } from "@/lib/list/services/preview";
import { partitionName } from "@/lib/roll/partition-name";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { makeList } from "@/prisma/roll/lists/make-list";
import { rollVoters } from "@/prisma/roll/lists/roll-voters";
import { LIST_SOURCES } from "@/prisma/roll/lists/sources";

const { values } = parseArgs({
  options: {
    voters: { type: "string", default: "100000" },
    lines: { type: "string", default: "4000" },
  },
});
const folder = mkdtempSync(join(tmpdir(), "cermat-bench-lists-"));

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began) / 1000;
}

try {
  await withScratchDatabase(async () => {
    const { snapshotId } = await importRoll({ ...DEFAULT_OPTIONS, voters: Number(values.voters) }, folder);
    const voters = await rollVoters(snapshotId);
    const [desa, bpjs] = LIST_SOURCES;
    const lines = Number(values.lines);
    const times: Record<string, number> = {};
    for (const source of [desa, bpjs]) {
      if (source === undefined) continue;
      const path = join(folder, `${source.name.replace(/\W/g, "")}.csv`);
      writeFileSync(path, makeList(source, voters, lines, 1).text);
      const input = { kind: source.kind, source: source.name, snapshotId };
      times[source.name] = await seconds(() => previewList(EVALUATOR, [{ path, name: "list.csv" }], input));
    }
    const linkage = await seconds(() =>
      withTransaction((client) =>
        linkRecords(queryOn(client), new LinkageTables("bench_lists", false), {
          left: raw(partitionName(snapshotId)),
          right: null,
        }),
      ),
    );
    report(voters.length, lines, times, linkage);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(
  voters: number,
  lines: number,
  times: Readonly<Record<string, number>>,
  linkage: number,
): void {
  const worst = Math.max(...Object.values(times));
  const ratio = Math.round((worst / linkage) * 100) / 100;
  keepResult("bench-lists", { voters, lines, seconds: times, linkageSeconds: linkage, ratio });
  for (const [source, took] of Object.entries(times))
    process.stdout.write(
      `${source}: ${lines} lines against ${voters} voters read and matched in ${took} s\n`,
    );
  process.stdout.write(
    `linkage of the same roll with itself: ${linkage} s; the slower list takes ${ratio} of it\n`,
  );
}
