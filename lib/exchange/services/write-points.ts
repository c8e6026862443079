import sql from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";

/** Rows written by one statement. */
const PORTION = 20_000;

interface Entry {
  readonly point: Buffer;
  readonly rows: readonly number[];
}

/** The voters of this roll as points, in their order. */
export async function writePoints(query: QueryFn, id: number, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += PORTION) {
    const some = entries
      .slice(from, from + PORTION)
      .map(({ point, rows }, i) => ({ ord: from + i + 1, point: point.toString("hex"), rows }));
    await query(sql`
      INSERT INTO
        exchange_entry (exchange_id, ord, point, "rows")
      SELECT
        ${id}::int,
        e.ord,
        decode(e.point, 'hex'),
        e."rows"
      FROM
        jsonb_to_recordset(${JSON.stringify(some)}::jsonb) AS e (ord int, point text, "rows" INT[])
    `);
  }
}

/** The voters of the other roll under both secrets, in the order in which they came. */
export async function writeTags(query: QueryFn, id: number, tags: readonly Buffer[]): Promise<void> {
  for (let from = 0; from < tags.length; from += PORTION) {
    const some = tags.slice(from, from + PORTION).map((tag) => tag.toString("hex"));
    await query(sql`
      INSERT INTO
        exchange_tag (exchange_id, ord, tag)
      SELECT
        ${id}::int,
        ${from}::int + t.n,
        decode(t.tag, 'hex')
      FROM
        unnest(${some}::TEXT[]) WITH ORDINALITY AS t (tag, n)
    `);
  }
}
