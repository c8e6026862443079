import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Branch } from "./queue-branches";
import { orderBy, SORT_RULES, type Sort } from "./queue-sort";

const COLUMNS = [
  ["snapshot", "int", "f.snapshot_id"], ["state", "text", "f.state"], ["rank", "int", "(-f.tier_rank)"], ["detector", "text", "f.detector"],
  ["kec", "text", "f.kec_key"], ["desa", "text", "f.desa_key"],
] as const satisfies readonly (readonly [keyof Branch, string, string])[];

const valueOf = (branch: Branch, column: keyof Branch) => (column === "rank" ? -(branch.rank ?? 0) : branch[column]);

/** Branches of one shape as one lateral join: for each of them its first `limit` rows, read in order from one index. */
function lateral(branches: readonly Branch[], sort: Sort, where: Sql, limit: number): Sql {
  const first = branches[0]!;
  const used = COLUMNS.filter(([name]) => first[name] !== undefined);
  const arrays = join(used.map(([name, type]) => sql`${branches.map((branch) => valueOf(branch, name))}::${raw(type)}[]`), ", ");
  const equal = join(used.map(([name, , column]) => raw(`${column} = b.${name}`)), " and ");
  return sql`select x.* from unnest(${arrays}) as b(${raw(used.map(([name]) => name).join(", "))}) cross join lateral (
    select f.id as found, ${keyAliases(sort)} from finding f where ${equal}${where} order by ${orderBy(sort)} limit ${limit}) x`;
}

/** Branches that name the same columns, together. */
const shapes = (branches: readonly Branch[]): Branch[][] => [
  ...Map.groupBy(branches, (branch) => COLUMNS.map(([name]) => (branch[name] === undefined ? "-" : "x")).join("")).values(),
];

const keyAliases = (sort: Sort): Sql => raw(SORT_RULES[sort].keys.map((key, at) => `${key} as k${at}`).join(", "));

/**
 * The first rows of all branches together, in the order asked for.
 * @param where further conditions over `f`, each beginning with ` and `
 * @returns SELECT found (the finding's number), k0 … (its sort keys)
 */
export function queueSelect(branches: readonly Branch[], sort: Sort, where: Sql, limit: number): Sql {
  const parts = shapes(branches).map((group) => lateral(group, sort, where, limit));
  const { keys, descending } = SORT_RULES[sort];
  const order = raw(keys.map((_key, at) => `k${at}${descending ? " desc" : ""}`).join(", "));
  return sql`select * from (${join(parts, " union all ")}) q order by ${order} limit ${limit}`;
}

/** How many there are, up to `bound`. */
export function queueCount(branches: readonly Branch[], where: Sql, bound: number): Sql {
  const parts = shapes(branches).map((group) => lateral(group, "oldest", where, bound));
  return sql`select count(*)::int as n from (select 1 from (${join(parts, " union all ")}) q limit ${bound}) c`;
}
