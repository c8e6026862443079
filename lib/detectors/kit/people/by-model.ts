import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { linkRecords } from "@/lib/linkage/link";
import type { LinkedPair } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { lines, linesBefore } from "../lines";
import { tableOf } from "../table-of";
import type { DetectorContext } from "../types";
import { LINK } from "./link";
import type { Sides } from "./sides";

/** Fewer people than this on either side cannot teach the model what a match looks like. */
const MIN_FOR_MODEL = 30;
/**
 * Stricter than for duplicates: who is paired here is no newcomer and has not vanished, and nobody will be
 * asked.
 */
const MODEL = { maxFalse: 0.01, probability: 0.98 } as const;

/**
 * Who is left over on both sides, linked by the model of lib/linkage; each line at most once, the likeliest
 * pair first.
 */
export async function byModel(ctx: DetectorContext<unknown>, table: Sql, whole: Sides): Promise<Sql[]> {
  const { damagedFiles, query } = ctx;
  const free = (roll: Sql, linked: Sql) => sql`
    DELETE FROM ${roll} v
    WHERE
      NOT v.active
      OR v.nik_kind = 'masked'
      OR EXISTS (
        SELECT
        FROM
          ${table} m
        WHERE
          m.step = 2
          AND ${linked} = v.row_no
      )
  `;
  await query(free(whole.left, raw("m.c")));
  await query(free(whole.right, raw("m.b")));
  const [size] = await query<{ l: number; r: number }>(sql`
    SELECT
      (
        SELECT
          count(*)::int
        FROM
          ${whole.left}
      ) AS l,
      (
        SELECT
          count(*)::int
        FROM
          ${whole.right}
      ) AS r
  `);
  if (Math.min(size?.l ?? 0, size?.r ?? 0) < MIN_FOR_MODEL) return [];
  const tables = new LinkageTables(`${table.text}_link`, true);
  try {
    const { pairs } = await linkRecords(
      query,
      tables,
      { ...whole, damagedFiles },
      { maxFalse: MODEL.maxFalse },
    );
    const chosen = oneEach(pairs.filter(({ probability }) => probability >= MODEL.probability));
    return chosen.length === 0
      ? []
      : [
          sql`
            INSERT INTO
              ${table}
            SELECT
              b.row_no,
              c.row_no,
              3,
              TRUE,
              ${LINK}
            FROM
              unnest(${chosen.map(({ a }) => a)}::INT[], ${chosen.map(({ b }) => b)}::INT[]) AS p (c, b)
              JOIN ${tableOf(ctx, linesBefore)} b ON b.row_no = p.b
              JOIN ${tableOf(ctx, lines)} c ON c.row_no = p.c
          `,
        ];
  } finally {
    await query(tables.dropAll());
  }
}

function oneEach(pairs: readonly LinkedPair[]): LinkedPair[] {
  const [a, b] = [new Set<number>(), new Set<number>()];
  return [...pairs]
    .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
    .filter((pair) => {
      if (a.has(pair.a) || b.has(pair.b)) return false;
      a.add(pair.a);
      b.add(pair.b);
      return true;
    });
}
