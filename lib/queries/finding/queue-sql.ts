import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Branch } from "./queue-branches";
import { orderBy, SORT_RULES, type Sort } from "./queue-sort";

const COLUMNS = [
  ["snapshot", "int", "f.snapshot_id"], ["state", "text", "f.state"], ["rank", "int", "(-f.tier_rank)"], ["detector", "text", "f.detector"],
  ["kec", "text", "f.kec_key"], ["desa", "text", "f.desa_key"],
] as const satisfies readonly (readonly [keyof Branch, string, string])[];

const valueOf = (branch: Branch, column: keyof Branch) => (column === "rank" ? -(branch.rank ?? 0) : branch[column]);

/** The index by place holds the kecamatan as it sorts it. */
const columnIn = (sort: Sort, name: keyof Branch, column: string): string => (sort === "place" && name === "kec" ? "coalesce(f.kec_key, '')" : column);

/** The ranges `b` that branches of one shape name, and what they equal. */
function rangesOf(branches: readonly Branch[], sort: Sort): { readonly from: Sql; readonly equal: Sql } {
  const used = COLUMNS.filter(([name]) => branches[0]?.[name] !== undefined);
  const arrays = join(used.map(([name, type]) => sql`${branches.map((branch) => valueOf(branch, name))}::${raw(type)}[]`), ", ");
  return {
    from: sql`unnest(${arrays}) as b(${raw(used.map(([name]) => name).join(", "))})`,
    equal: join(used.map(([name, , column]) => raw(`${columnIn(sort, name, column)} = b.${name}`)), " and "),
  };
}

/** Branches of one shape as one lateral join: for each of them its first `limit` rows, read in order from one index. */
function lateral(branches: readonly Branch[], sort: Sort, where: Sql, limit: number): Sql {
  const { from, equal } = rangesOf(branches, sort);
  return sql`select x.* from ${from} cross join lateral (
    select f.id as found, ${keyAliases(sort)} from finding f where ${equal}${where} order by ${orderBy(sort)} limit ${limit}) x`;
}

/** The same where `where` names the few findings that are meant: they are looked up, not the ranges. */
function lookedUp(branches: readonly Branch[], sort: Sort, where: Sql): Sql {
  const { from, equal } = rangesOf(branches, sort);
  return sql`select f.id as found, ${keyAliases(sort)} from finding f where exists (select 1 from ${from} where ${equal})${where}`;
}

/** Branches that name the same columns, together. */
const shapes = (branches: readonly Branch[]): Branch[][] => [
  ...Map.groupBy(branches, (branch) => COLUMNS.map(([name]) => (branch[name] === undefined ? "-" : "x")).join("")).values(),
];

const keyAliases = (sort: Sort): Sql => raw(SORT_RULES[sort].keys.map((key, at) => `${key} as k${at}`).join(", "));

/**
 * The first rows of all branches together, in the order asked for.
 * @param where further conditions over `f`, each beginning with ` and `
 * @param few `where` names the findings one by one
 * @returns SELECT found (the finding's number), k0 … (its sort keys)
 */
export function queueSelect(branches: readonly Branch[], sort: Sort, where: Sql, limit: number, few = false): Sql {
  const parts = shapes(branches).map((group) => (few ? lookedUp(group, sort, where) : lateral(group, sort, where, limit)));
  const { keys, descending } = SORT_RULES[sort];
  const order = raw(keys.map((_key, at) => `k${at}${descending ? " desc" : ""}`).join(", "));
  return sql`select * from (${join(parts, " union all ")}) q order by ${order} limit ${limit}`;
}

/** How many there are, up to `bound`. */
export function queueCount(branches: readonly Branch[], where: Sql, bound: number, few = false): Sql {
  const parts = shapes(branches).map((group) => (few ? lookedUp(group, "oldest", where) : lateral(group, "oldest", where, bound)));
  return sql`select count(*)::int as n from (select 1 from (${join(parts, " union all ")}) q limit ${bound}) c`;
}
