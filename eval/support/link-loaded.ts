import type pg from "pg";
import { raw } from "sql-template-tag";
import { clusterLinked } from "@/lib/linkage/clusters";
import { clusterNeighbours, linkRecords } from "@/lib/linkage/link";
import type { Linkage } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";

export interface LinkedRoll {
  /** Pairs of row numbers that stand in one cluster, "a,b". */
  readonly found: ReadonlySet<string>;
  readonly linkage: Linkage;
  readonly seconds: number;
}

/** Links a loaded roll within itself, as a run does. */
export async function linkLoaded(client: pg.Client, table: string, maxFalse: number): Promise<LinkedRoll> {
  const query = async <T>(statement: { text: string; values: unknown[] }) =>
    (await client.query(statement.text, statement.values)).rows as T[];
  const tables = new LinkageTables("eval_link", false);
  const started = performance.now();
  const linkage = await linkRecords(query, tables, { left: raw(table), right: null }, { maxFalse });
  const clusters = clusterLinked(
    [...linkage.pairs, ...(await clusterNeighbours(query, tables, linkage))],
    maxFalse,
  );
  const seconds = (performance.now() - started) / 1000;
  await query(tables.dropAll());
  return {
    found: new Set(
      clusters.flatMap(({ rows }) => rows.flatMap((a, i) => rows.slice(i + 1).map((b) => `${a},${b}`))),
    ),
    linkage,
    seconds,
  };
}
