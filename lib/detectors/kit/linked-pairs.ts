import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { clusterNeighbours, linkRecords } from "@/lib/linkage/link";
import type { Linkage } from "@/lib/linkage/link";
import { Scorer } from "@/lib/linkage/score";
import { LinkageTables } from "@/lib/linkage/tables";
import { tableOf } from "./table-of";
import type { DetectorContext, Preparation } from "./types";

/** The widest false-discovery rate that a detector may ask for: pairs beyond it are not kept. */
export const WIDEST_FALSE_DISCOVERY = 0.2;

/**
 * Table `linked`: pairs of active records that are probably one person, by the model of lib/linkage.
 * `false_discovery` is the estimated rate among all pairs that score at least as high (null: not accepted,
 * kept because both records hang together through others); `lambda` how many pairs of two people
 * coincidence brings to this score or a higher one; `waterfall` what each comparison said.
 */
export const linkedPairs: Preparation = {
  name: "linked",
  long: true,
  build: (ctx, table) => fill(ctx, table),
};

async function fill(
  { snapshot, damagedFiles, query, keepModel }: DetectorContext<unknown>,
  table: Sql,
): Promise<Sql[]> {
  await query(sql`
    CREATE UNLOGGED TABLE ${table} (
      a int NOT NULL,
      b int NOT NULL,
      bits float8 NOT NULL,
      probability float8 NOT NULL,
      false_discovery float8,
      lambda float8,
      waterfall jsonb NOT NULL
    )
    WITH
      (autovacuum_enabled = FALSE)
  `);
  const tables = new LinkageTables(table.text, false);
  try {
    const left = sql`
      (
        SELECT
          *
        FROM
          ${snapshot.roll} AS roll
        WHERE
          active
      )
    `;
    const linkage = await linkRecords(
      query,
      tables,
      { left, right: null, damagedFiles },
      { maxFalse: WIDEST_FALSE_DISCOVERY },
    );
    keepModel?.("linkage", modelOf(linkage));
    for (const statement of await pairRows(query, tables, linkage, table)) await query(statement);
  } finally {
    await query(tables.dropAll());
  }
  return [];
}

/**
 * What the catalogue page draws: m and u, the cost of each blocking rule, the scores with the threshold. No
 * personal data.
 */
function modelOf({ model, threshold, blocking, scores, candidatePairs, unlinkable }: Linkage) {
  return { ...model, threshold, blocking, scores, candidatePairs, unlinkable };
}

const BATCH = 5_000;

async function pairRows(
  query: DetectorContext<unknown>["query"],
  tables: LinkageTables,
  linkage: Linkage,
  table: Sql,
): Promise<Sql[]> {
  const scorer = new Scorer(linkage.model);
  const waterfalls = new Map<number, string>();
  const waterfallOf = (pattern: number) => {
    const known =
      waterfalls.get(pattern) ??
      JSON.stringify(
        scorer
          .waterfall(pattern)
          .map(({ field, level, bits }) => ({ field, level, bits: Math.round(bits * 100) / 100 })),
      );
    waterfalls.set(pattern, known);
    return known;
  };
  const pairs = [...linkage.pairs, ...(await clusterNeighbours(query, tables, linkage))];
  const statements: Sql[] = [];
  for (let at = 0; at < pairs.length; at += BATCH) {
    const batch = pairs.slice(at, at + BATCH);
    statements.push(sql`
      INSERT INTO
        ${table}
      SELECT
        p.a,
        p.b,
        p.bits,
        p.probability,
        p.false_discovery,
        p.lambda,
        p.waterfall
      FROM
        unnest(
          ${batch.map(({ a }) => a)}::int4[],
          ${batch.map(({ b }) => b)}::int4[],
          ${batch.map(({ bits }) => bits)}::float8[],
          ${batch.map(({ probability }) => probability)}::float8[],
          ${batch.map(({ falseDiscovery }) => falseDiscovery)}::float8[],
          ${batch.map(({ lambda }) => lambda)}::float8[],
          ${batch.map(({ pattern }) => waterfallOf(pattern))}::JSONB[]
        ) AS p (a, b, bits, probability, false_discovery, lambda, waterfall)
    `);
  }
  return statements;
}

export function linkedTable(ctx: Pick<DetectorContext<unknown>, "tables">): Sql {
  return tableOf(ctx, linkedPairs);
}
