import sql, { raw, type Sql } from "sql-template-tag";
import type { SORTS } from "@/lib/finding/model/queue/filter";

export type Sort = (typeof SORTS)[number];

interface SortRule {
  /**
   * Ascending tuple of expressions over `f`, as in the index; it ends in the number, so that it is unique.
   */
  readonly keys: readonly string[];
  readonly descending: boolean;
  /** The first key is the tier: each tier is then a range of its own. */
  readonly byTier: boolean;
}

const PLACE = ["coalesce(f.kec_key, '')", "coalesce(f.desa_key, '')", "coalesce(f.tps_no, 0)", "f.id"];

/** The orders that the queue offers, each backed by an index of prisma/migrations/…_queue. */
export const SORT_RULES: Readonly<Record<Sort, SortRule>> = {
  order: {
    keys: ["(-f.tier_rank)", "f.first_run_id", "(-f.priority)", "f.id"],
    descending: false,
    byTier: true,
  },
  newest: { keys: ["f.id"], descending: true, byTier: false },
  oldest: { keys: ["f.id"], descending: false, byTier: false },
  place: { keys: PLACE, descending: false, byTier: false },
  "place-desc": { keys: PLACE, descending: true, byTier: false },
};

const TYPES: Readonly<Record<string, string>> = {
  "(-f.tier_rank)": "int",
  "f.first_run_id": "int",
  "(-f.priority)": "float8",
  "f.id": "int",
  "coalesce(f.tps_no, 0)": "int",
};

export const keyList = (sort: Sort): Sql => raw(SORT_RULES[sort].keys.join(", "));

export const orderBy = (sort: Sort): Sql =>
  raw(SORT_RULES[sort].keys.map((key) => `${key}${SORT_RULES[sort].descending ? " desc" : ""}`).join(", "));

/** Rows after the one with these key values. One row comparison, which an index answers as a range. */
export function beyond(sort: Sort, values: readonly (string | number)[]): Sql {
  const { keys, descending } = SORT_RULES[sort];
  const given = keys.map((key, at) => sql`${values[at]}::${raw(TYPES[key] ?? "text")}`);
  const tuple = given.reduce(
    (left, right) => sql`
      ${left},
      ${right}
    `,
  );
  return sql`(${keyList(sort)}) ${raw(descending ? "<" : ">")} (${tuple})`;
}
