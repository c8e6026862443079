import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { Branch } from "./branches";
import { orderBy, SORT_RULES, type Sort } from "./sort";

const COLUMNS = [
  ["snapshot", "int", "f.snapshot_id"],
  ["state", "text", "f.state"],
  ["rank", "int", "(-f.tier_rank)"],
  ["detector", "text", "f.detector"],
  ["kec", "text", "f.kec_key"],
  ["desa", "text", "f.desa_key"],
] as const satisfies readonly (readonly [keyof Branch, string, string])[];

const valueOf = (branch: Branch, column: keyof Branch) =>
  column === "rank" ? -(branch.rank ?? 0) : branch[column];

/** The index by place holds the kecamatan and desa as it sorts them. */
const columnIn = (sort: Sort, name: keyof Branch, column: string): string =>
  (sort === "place" || sort === "place-desc") && (name === "kec" || name === "desa")
    ? `coalesce(${column}, '')`
    : column;

/** The ranges `b` that branches of one shape name, and what they equal. */
function rangesOf(branches: readonly Branch[], sort: Sort): { readonly from: Sql; readonly equal: Sql } {
  const used = COLUMNS.filter(([name]) => branches[0]?.[name] !== undefined);
  const arrays = join(
    used.map(([name, type]) => sql`${branches.map((branch) => valueOf(branch, name))}::${raw(type)}[]`),
    ", ",
  );
  return {
    from: sql`unnest(${arrays}) AS b (${raw(used.map(([name]) => name).join(", "))})`,
    equal: join(
      used.map(([name, , column]) => raw(`${columnIn(sort, name, column)} = b.${name}`)),
      " and ",
    ),
  };
}

/**
 * Branches of one shape as one lateral join: for each of them its first `limit` rows, read in order from one
 * index.
 * @param when once, before any of them is read
 */
function lateral(branches: readonly Branch[], sort: Sort, where: Sql, limit: number, when: Sql = empty): Sql {
  const { from, equal } = rangesOf(branches, sort);
  return sql`
    SELECT
      x.*
    FROM
      ${from}
      CROSS JOIN LATERAL (
        SELECT
          f.id AS found,
          ${keyAliases(sort)}
        FROM
          finding f
        WHERE
          ${equal}${where}
        ORDER BY
          ${orderBy(sort)}
        LIMIT
          ${limit}
      ) x${when}
  `;
}

/** The same where `where` names the few findings that are meant: they are looked up, not the ranges. */
function lookedUp(branches: readonly Branch[], sort: Sort, where: Sql): Sql {
  const { from, equal } = rangesOf(branches, sort);
  return sql`
    SELECT
      f.id AS found,
      ${keyAliases(sort)}
    FROM
      finding f
    WHERE
      EXISTS (
        SELECT
          1
        FROM
          ${from}
        WHERE
          ${equal}
      ) ${where}
  `;
}

/** Branches that name the same columns, together. */
const shapes = (branches: readonly Branch[]): Branch[][] => [
  ...Map.groupBy(branches, (branch) =>
    COLUMNS.map(([name]) => (branch[name] === undefined ? "-" : "x")).join(""),
  ).values(),
];

const keyAliases = (sort: Sort): Sql =>
  raw(SORT_RULES[sort].keys.map((key, at) => `${key} as k${at}`).join(", "));

/**
 * The first rows of all branches together, in the order asked for.
 * @param where further conditions over `f`, each beginning with ` and `
 * @param few `where` names the findings one by one
 * @returns SELECT found (the finding's number), k0 … (its sort keys)
 */
export function queueSelect(
  branches: readonly Branch[],
  sort: Sort,
  where: Sql,
  limit: number,
  few = false,
): Sql {
  const { keys, descending } = SORT_RULES[sort];
  const order = raw(keys.map((_key, at) => `k${at}${descending ? " desc" : ""}`).join(", "));
  const first = (found: Sql): Sql => sql`
    SELECT
      *
    FROM
      (${found}) q
    ORDER BY
      ${order}
    LIMIT
      ${limit}
  `;
  if (few) return first(together(shapes(branches).map((group) => lookedUp(group, sort, where))));
  const tiers = byTier(branches);
  const names = tiers.map((_tier, at) => raw(`tier${at}`));
  const steps = tiers.map((tier, at) => {
    const before = names.slice(0, at).map(
      (name) => sql`
        (
          SELECT
            count(*)
          FROM
            ${name}
        )
      `,
    );
    const when =
      at === 0
        ? empty
        : sql`
            WHERE
              ${join(before, " + ")} < ${limit}
          `;
    return sql`
      ${names[at]} AS MATERIALIZED (${first(
        together(shapes(tier).map((group) => lateral(group, sort, where, limit, when))),
      )})
    `;
  });
  return sql`
    WITH
      ${join(steps, ", ")} ${first(
        together(
          names.map(
            (name) => sql`
              SELECT
                *
              FROM
                ${name}
            `,
          ),
        ),
      )}
  `;
}

const together = (parts: readonly Sql[]): Sql => join(parts, " union all ");

/**
 * The queue's own order begins with the tier: a lower one is read only where those above it do not fill the
 * page.
 */
function byTier(branches: readonly Branch[]): readonly (readonly Branch[])[] {
  return [...Map.groupBy(branches, (branch) => branch.rank ?? 0)]
    .toSorted(([left], [right]) => right - left)
    .map(([, tier]) => tier);
}

/** How many there are, up to `bound`. */
export function queueCount(branches: readonly Branch[], where: Sql, bound: number, few = false): Sql {
  const parts = shapes(branches).map((group) =>
    few ? lookedUp(group, "oldest", where) : lateral(group, "oldest", where, bound),
  );
  return sql`
    SELECT
      count(*)::int AS n
    FROM
      (
        SELECT
          1
        FROM
          (${together(parts)}) q
        LIMIT
          ${bound}
      ) c
  `;
}
