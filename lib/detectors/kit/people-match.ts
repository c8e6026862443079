import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { linkRecords } from "@/lib/linkage/link";
import type { LinkedPair } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { lines, linesBefore } from "./lines";
import { outsideFiles, repeatedNik } from "./sql";
import { tableOf } from "./table-of";
import type { DetectorContext, Preparation, SnapshotInfo } from "./types";

// Who in the baseline is who in this snapshot. Built once per run, read by every UBH and MOB detector.

/**
 * Table `people`, one row per link of a baseline line `b` to a current line `c`:
 * `step` 1 same NIK (masked ones never) · 2 same name, birth date, place and sex, among those without a link,
 * where only one pair is possible · 3 by the linkage model, among those still without a link; `main` each
 * line's one best link (a NIK may stand on several lines); state, place and what differs. A difference counts
 * only where both sides have a value. Without a baseline nobody is linked.
 */
export const peopleMatch: Preparation = {
  name: "people",
  from: [lines, linesBefore],
  async build(ctx, table) {
    await ctx.query(byNik(ctx, table));
    await ctx.query(sql`ANALYZE ${table} (b, c)`);
    for (const statement of withoutLink(ctx, table)) await ctx.query(statement);
    if (ctx.baseline === null) return [];
    await ctx.query(loseToBetter(ctx, ctx.baseline, table));
    const found = raw(`${table.text}_found`);
    const whole = { left: raw(`${table.text}_left`), right: raw(`${table.text}_right`) };
    try {
      for (const statement of [
        ...inFull(ctx, ctx.baseline, table, whole),
        ...byIdentity(ctx, table, whole, found),
      ])
        await ctx.query(statement);
      return await byModel(ctx, table, whole);
    } finally {
      await ctx.query(sql`
        DROP TABLE IF EXISTS ${whole.left},
        ${whole.right},
        ${found}
      `);
    }
  },
};

/** Lines of this snapshot (`left`) and of the baseline (`right`). */
type Sides = Record<"left" | "right", Sql>;

/**
 * Those whose NIK nobody on the other side bears: few, and the rest of the matching is about them. They stay
 * beside the table of the people.
 */
const unmatched = (people: Sql): Sides => ({
  left: raw(`${people.text}_new`),
  right: raw(`${people.text}_gone`),
});

function withoutLink(ctx: DetectorContext<unknown>, table: Sql): Sql[] {
  const { left, right } = unmatched(table);
  const side = (target: Sql, all: Sql, linked: Sql) => sql`
    CREATE UNLOGGED TABLE ${target} AS
    SELECT
      v.*
    FROM
      ${all} v
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          ${table} m
        WHERE
          ${linked} = v.row_no
      )
  `;
  return [
    sql`
      DROP TABLE IF EXISTS ${left},
      ${right}
    `,
    side(left, tableOf(ctx, lines), raw("m.c")),
    side(right, tableOf(ctx, linesBefore), raw("m.b")),
    sql`ANALYZE ${left} (row_no)`,
    sql`ANALYZE ${right} (row_no)`,
  ];
}

/** The same with all their columns, to be compared by name and by the model. */
function inFull(
  { snapshot }: DetectorContext<unknown>,
  baseline: SnapshotInfo,
  table: Sql,
  whole: Sides,
): Sql[] {
  const rest = unmatched(table);
  const side = (target: Sql, { id, roll }: SnapshotInfo, few: Sql) => sql`
    CREATE UNLOGGED TABLE ${target} AS
    SELECT
      v.*
    FROM
      ${few} f
      JOIN ${roll} v ON v.snapshot_id = ${id}::int
      AND v.row_no = f.row_no
  `;
  return [
    sql`
      DROP TABLE IF EXISTS ${whole.left},
      ${whole.right}
    `,
    side(whole.left, snapshot, rest.left),
    side(whole.right, baseline, rest.right),
    sql`ANALYZE ${whole.left}`,
    sql`ANALYZE ${whole.right}`,
  ];
}

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
async function byModel(ctx: DetectorContext<unknown>, table: Sql, whole: Sides): Promise<Sql[]> {
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

/** What is stored about a link of the lines `b` and `c`. */
const LINK = raw(`
  b.active AS b_active,
  c.active AS c_active,
  b.tms_code AS b_tms,
  c.tms_code AS c_tms,
  b.kec_key AS b_kec,
  c.kec_key AS c_kec,
  b.desa_key AS b_desa,
  c.desa_key AS c_desa,
  b.tps_no AS b_tps,
  c.tps_no AS c_tps,
  coalesce(b.nik <> c.nik, false) AS d_nik,
  coalesce(b.name <> c.name, false) AS d_name,
  coalesce(b.birth_date <> c.birth_date, false) AS d_birth,
  coalesce(b.sex <> c.sex, false) AS d_sex,
  coalesce(b.address <> c.address, false) AS d_address,
  coalesce(b.nkk <> c.nkk, false) AS d_nkk,
  coalesce(b.tps_no <> c.tps_no OR b.desa_key <> c.desa_key, false) AS d_tps
`);

function byNik(ctx: DetectorContext<unknown>, table: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${table}
    WITH
      (autovacuum_enabled = FALSE) AS
    SELECT
      b.row_no AS b,
      c.row_no AS c,
      1::int2 AS step,
      TRUE AS main,
      ${LINK}
    FROM
      ${tableOf(ctx, linesBefore)} b
      JOIN ${tableOf(ctx, lines)} c ON c.nik = b.nik
    WHERE
      ${outsideFiles(ctx.damagedFiles, "c")}
  `;
}

/**
 * Where a NIK stands on several lines: each line keeps its most alike partner, if that partner also prefers
 * it. Lines alike in everything are paired in their order, the first with the first.
 */
function loseToBetter(ctx: DetectorContext<unknown>, baseline: SnapshotInfo, table: Sql): Sql {
  const alike = raw("(d_name::int * 8 + d_birth::int * 4 + d_nkk::int * 2 + d_tps::int), abs(rb - rc)");
  return sql`
    WITH
      several AS MATERIALIZED (
        SELECT
          v.row_no
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.nik_ok = ANY (
            ARRAY(
              ${repeatedNik(ctx.snapshot.roll)}
              UNION
              ${repeatedNik(baseline.roll)}
            )
          )
      ),
      link AS MATERIALIZED (
        SELECT
          m.*
        FROM
          ${table} m
        WHERE
          m.c IN (
            SELECT
              row_no
            FROM
              several
          )
      )
    UPDATE ${table} t
    SET
      main = FALSE
    FROM
      (
        SELECT
          b,
          c,
          row_number() OVER (
            PARTITION BY
              b
            ORDER BY
              ${alike},
              c
          ) AS nb,
          row_number() OVER (
            PARTITION BY
              c
            ORDER BY
              ${alike},
              b
          ) AS nc
        FROM
          (
            SELECT
              *,
              row_number() OVER (
                PARTITION BY
                  c
                ORDER BY
                  b
              ) AS rb,
              row_number() OVER (
                PARTITION BY
                  b
                ORDER BY
                  c
              ) AS rc
            FROM
              link
          ) r
      ) d
    WHERE
      t.b = d.b
      AND t.c = d.c
      AND NOT (
        d.nb = 1
        AND d.nc = 1
      )
  `;
}

/** The pairs by themselves first: how few they are, nobody can know beforehand. */
function byIdentity(ctx: DetectorContext<unknown>, table: Sql, whole: Sides, found: Sql): Sql[] {
  const single = (roll: Sql) => sql`
    (
      SELECT
        min(v.row_no) AS row_no,
        v.name_norm,
        v.birth_date,
        v.place_norm,
        v.sex
      FROM
        ${roll} v
      WHERE
        v.name_norm IS NOT NULL
        AND v.birth_date IS NOT NULL
        AND v.place_norm IS NOT NULL
        AND v.sex IS NOT NULL
      GROUP BY
        2,
        3,
        4,
        5
      HAVING
        count(*) = 1
    )
  `;
  return [
    sql`DROP TABLE IF EXISTS ${found}`,
    sql`
      CREATE UNLOGGED TABLE ${found} AS
      SELECT
        b.row_no AS b,
        c.row_no AS c
      FROM
        ${single(whole.right)} b
        JOIN ${single(whole.left)} c USING (name_norm, birth_date, place_norm, sex)
    `,
    sql`ANALYZE ${found}`,
    sql`
      INSERT INTO
        ${table}
      SELECT
        f.b,
        f.c,
        2,
        TRUE,
        ${LINK}
      FROM
        ${found} f
        JOIN ${tableOf(ctx, linesBefore)} b ON b.row_no = f.b
        JOIN ${tableOf(ctx, lines)} c ON c.row_no = f.c
    `,
  ];
}

/**
 * Table `newcomers`: active lines of this snapshot whose person the baseline does not have. Of a line with a
 * masked NIK (`masked`) that cannot be told.
 */
export const newcomers: Preparation = {
  name: "newcomers",
  from: [peopleMatch],
  build: (ctx, table) => [stillWithoutLink(table, tableOf(ctx, peopleMatch), "left", raw("m.c"))],
};

/**
 * Table `vanished`: active lines of the baseline whose person this snapshot does not have, not even struck
 * off. Of a line with a masked NIK (`masked`) that cannot be told.
 */
export const vanished: Preparation = {
  name: "vanished",
  from: [peopleMatch],
  build: (ctx, table) => [stillWithoutLink(table, tableOf(ctx, peopleMatch), "right", raw("m.b"))],
};

function stillWithoutLink(table: Sql, people: Sql, side: keyof Sides, linked: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${table} AS
    SELECT
      v.*
    FROM
      ${unmatched(people)[side]} v
    WHERE
      v.active
      AND NOT EXISTS (
        SELECT
        FROM
          ${people} m
        WHERE
          m.step > 1
          AND ${linked} = v.row_no
      )
  `;
}
