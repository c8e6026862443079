// npm run eval -- linkage FILE.csv [--against B.csv] --map "NAMA=given_name+surname" … --truth-column rec_id
// [--truth-pattern "rec-(\\d+)-"] Imports labelled CSV files through the product's own normaliser into a
// PostgreSQL of its own, links them, and compares the pairs with the labels.
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { raw } from "sql-template-tag";
import { clusterLinked } from "@/lib/linkage/clusters";
import { clusterNeighbours, linkRecords } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { wilson } from "@/lib/statistics/wilson";
import type { QueryFn } from "@/lib/db/query-fn";
import { parseMap } from "./support/labelled-csv";
import { loadRoll } from "./support/load-roll";
import { f1Of, measure, printMeasure, truePairs } from "./support/linkage-score";
import { keepResult, readResult } from "./support/results";
import { linkageResultSchema } from "./support/shapes";
import type { LinkageResult } from "./support/shapes";
import { withScratchDatabase } from "./support/database";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: "string" },
    map: { type: "string", multiple: true },
    "truth-column": { type: "string", default: "rec_id" },
    "truth-pattern": { type: "string", default: "rec-(\\d+)-" },
    "max-false": { type: "string", default: "0.05" },
  },
});
const here = process.env.CERMAT_CWD ?? process.cwd();
const file = positionals[0] === undefined ? undefined : resolve(here, positionals[0]);
if (file === undefined) {
  process.stdout.write(
    "linkage: no labelled file given, nothing measured. Usage: npm run eval -- linkage FILE.csv [--against " +
      "B.csv] --map NAMA=given_name+surname … --truth-column rec_id\n",
  );
} else {
  await withScratchDatabase(async ({ database }) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await evaluate(client, file);
    } finally {
      await client.end();
    }
  });
}

async function evaluate(client: pg.Client, path: string): Promise<void> {
  const query: QueryFn = async <T>(statement: { text: string; values: unknown[] }) =>
    (await client.query(statement.text, statement.values)).rows as T[];
  await client.query("SET jit = off; SET work_mem = '128MB'; SET client_min_messages = warning");
  const map =
    values.map === undefined ? null : parseMap(values.map.flatMap((text) => text.split(/,(?=[^=]+=)/)));
  const options = { regionCode: "3314", referenceDate: "2025-12-10" };
  const left = await loadRoll(client, "scratch.labelled_left", path, map, values["truth-column"], options);
  const right =
    values.against === undefined
      ? null
      : await loadRoll(
          client,
          "scratch.labelled_right",
          resolve(here, values.against),
          map,
          values["truth-column"],
          options,
        );
  const maxFalse = Number(values["max-false"]);
  const started = performance.now();
  const tables = new LinkageTables("labelled_link", right !== null);
  const linkage = await linkRecords(
    query,
    tables,
    { left: raw("scratch.labelled_left"), right: right === null ? null : raw("scratch.labelled_right") },
    { maxFalse },
  );
  const found =
    right === null
      ? withinClusters(
          clusterLinked([...linkage.pairs, ...(await clusterNeighbours(query, tables, linkage))], maxFalse),
        )
      : linkage.pairs.map(({ a, b }) => `${a},${b}`);
  const seconds = (performance.now() - started) / 1000;
  await query(tables.dropAll());
  const truth = truePairs(left.truth, right?.truth ?? null, new RegExp(values["truth-pattern"]));
  const { threshold, candidatePairs } = linkage;
  process.stdout.write(
    `${left.rows} records${right === null ? "" : ` against ${right.rows}`}, ${truth.size} true pairs, ` +
      `${candidatePairs} compared, ${seconds.toFixed(1)} s\n`,
  );
  process.stdout.write(
    `threshold ${threshold.bits.toFixed(1)} bits; estimated false discovery ` +
      `${threshold.falseDiscovery.toFixed(4)}, missed ${threshold.missed.toFixed(4)}\n`,
  );
  const result = measure(new Set(found), truth);
  process.stdout.write(printMeasure(result));
  const { right: hits, wrong, missed } = result;
  const files = [path, ...(values.against === undefined ? [] : [values.against])];
  const columns = map === null ? "headings of a roll" : [...map.keys()].join(", ");
  const name = `${files.map((file) => basename(file)).join(" against ")}: ${columns}`;
  keep(name, {
    records: left.rows + (right?.rows ?? 0),
    truePairs: truth.size,
    precision: interval(hits, hits + wrong),
    recall: interval(hits, hits + missed),
    f1: f1Of(result),
    seconds,
  });
}

function interval(hits: number, of: number) {
  return of === 0 ? null : { share: hits / of, ...wilson(hits, of) };
}

/** Besides what was measured on other files. */
function keep(name: string, file: LinkageResult["files"][string]): void {
  const before = linkageResultSchema.safeParse(readResult("linkage"));
  keepResult("linkage", { files: { ...(before.success ? before.data.files : {}), [name]: file } });
}

/** Who stands in one cluster is said to be one person, all pairs of it. */
function withinClusters(clusters: readonly { readonly rows: readonly number[] }[]): string[] {
  return clusters.flatMap(({ rows }) => rows.flatMap((a, i) => rows.slice(i + 1).map((b) => `${a},${b}`)));
}
