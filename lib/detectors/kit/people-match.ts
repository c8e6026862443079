import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { linkRecords } from "@/lib/linkage/link";
import type { LinkedPair } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { outsideFiles } from "./sql";
import type { DetectorContext, Preparation } from "./types";

// Who in the baseline is who in this snapshot. Built once per run, read by every UBH and MOB detector.

/**
 * Table `people`, one row per link of a baseline line `b` to a current line `c`:
 * `step` 1 same NIK (masked ones never) · 2 same name, birth date, place and sex, among those without a link, where only one pair is possible · 3 by the
 * linkage model, among those still without a link;
 * `main` each line's one best link (a NIK may stand on several lines); state, place and what differs. A difference counts only where both sides have a value.
 */
export const peopleMatch: Preparation = {
  name: "people",
  async build(ctx, table) {
    await ctx.query(create(table));
    if (ctx.baseline === null) return [];
    for (const statement of [byNik(ctx, table), loseToBetter(table), byIdentity(ctx, table)]) await ctx.query(statement);
    await ctx.query(sql`ANALYZE ${table} (b, c)`);
    return byModel(ctx, ctx.baseline.roll, table);
  },
};

/** Fewer people than this on either side cannot teach the model what a match looks like. */
const LEAST_FOR_MODEL = 30;
/** Stricter than for duplicates: who is paired here is no newcomer and has not vanished, and nobody will be asked. */
const MODEL = { maxFalse: 0.01, probability: 0.98 } as const;

/** Who is left over on both sides, linked by the model of lib/linkage; each line at most once, the likeliest pair first. */
async function byModel({ snapshot, damagedFiles, query }: DetectorContext<unknown>, baselineRoll: Sql, table: Sql): Promise<Sql[]> {
  const left = sql`(SELECT v.* FROM ${snapshot.roll} v WHERE v.active AND v.nik_kind <> 'masked' AND NOT EXISTS (SELECT FROM ${table} m WHERE m.c = v.row_no))`;
  const right = sql`(SELECT v.* FROM ${baselineRoll} v WHERE v.active AND v.nik_kind <> 'masked' AND NOT EXISTS (SELECT FROM ${table} m WHERE m.b = v.row_no))`;
  const [size] = await query<{ l: number; r: number }>(sql`SELECT (SELECT count(*)::int FROM ${left} AS a) AS l, (SELECT count(*)::int FROM ${right} AS a) AS r`);
  if (Math.min(size?.l ?? 0, size?.r ?? 0) < LEAST_FOR_MODEL) return [];
  const tables = new LinkageTables(`${table.text}_link`, true);
  try {
    const { pairs } = await linkRecords(query, tables, { left, right, damagedFiles }, { maxFalse: MODEL.maxFalse });
    const chosen = oneEach(pairs.filter(({ probability }) => probability >= MODEL.probability));
    return chosen.length === 0 ? [] : [sql`INSERT INTO ${table} SELECT b.row_no, c.row_no, 3, true, ${LINK}
      FROM unnest(${chosen.map(({ a }) => a)}::int[], ${chosen.map(({ b }) => b)}::int[]) AS p(c, b) JOIN ${baselineRoll} b ON b.row_no = p.b JOIN ${snapshot.roll} c ON c.row_no = p.c`];
  } finally {
    await query(tables.dropAll());
  }
}

function oneEach(pairs: readonly LinkedPair[]): LinkedPair[] {
  const [a, b] = [new Set<number>(), new Set<number>()];
  return [...pairs].sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b).filter((pair) => {
    if (a.has(pair.a) || b.has(pair.b)) return false;
    a.add(pair.a);
    b.add(pair.b);
    return true;
  });
}

function create(table: Sql): Sql {
  return sql`CREATE UNLOGGED TABLE ${table} (b int NOT NULL, c int NOT NULL, step smallint NOT NULL, main boolean NOT NULL,
    b_active boolean NOT NULL, c_active boolean NOT NULL, b_tms smallint, c_tms smallint, b_kec text NOT NULL, c_kec text NOT NULL, b_desa text NOT NULL, c_desa text NOT NULL,
    b_tps smallint, c_tps smallint, d_nik boolean NOT NULL, d_name boolean NOT NULL, d_birth boolean NOT NULL, d_sex boolean NOT NULL,
    d_address boolean NOT NULL, d_nkk boolean NOT NULL, d_tps boolean NOT NULL) WITH (autovacuum_enabled = false)`;
}

/** What is stored about a link of `b` and `c`. */
const LINK = raw(`b.active, c.active, b.tms_code, c.tms_code, b.kec_key, c.kec_key, b.desa_key, c.desa_key, b.tps_no, c.tps_no,
  coalesce(b.nik_ok <> c.nik_ok, false), coalesce(b.name_norm <> c.name_norm, false), coalesce(b.birth_date <> c.birth_date, false), coalesce(b.sex <> c.sex, false),
  coalesce(b.address_norm <> c.address_norm, false), coalesce(b.nkk_ok <> c.nkk_ok, false), coalesce(b.tps_no <> c.tps_no OR b.desa_key <> c.desa_key, false)`);

function byNik({ snapshot, baseline, damagedFiles }: DetectorContext<unknown>, table: Sql): Sql {
  return sql`INSERT INTO ${table} SELECT b.row_no, c.row_no, 1, true, ${LINK}
    FROM ${(baseline as NonNullable<typeof baseline>).roll} b JOIN ${snapshot.roll} c ON c.nik_ok = b.nik_ok WHERE ${outsideFiles(damagedFiles, "c")}`;
}

/**
 * Where a NIK stands on several lines: each line keeps its most alike partner, if that partner also prefers it. Lines alike in everything are paired in their
 * order, the first with the first.
 */
function loseToBetter(table: Sql): Sql {
  const alike = raw("(d_name::int * 8 + d_birth::int * 4 + d_nkk::int * 2 + d_tps::int), abs(rb - rc)");
  return sql`UPDATE ${table} t SET main = false FROM (
      SELECT b, c, row_number() OVER (PARTITION BY b ORDER BY ${alike}, c) AS nb, row_number() OVER (PARTITION BY c ORDER BY ${alike}, b) AS nc
      FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY b) AS rb, row_number() OVER (PARTITION BY b ORDER BY c) AS rc FROM ${table}
        WHERE b IN (SELECT b FROM ${table} GROUP BY b HAVING count(*) > 1) OR c IN (SELECT c FROM ${table} GROUP BY c HAVING count(*) > 1)) r) d
    WHERE t.b = d.b AND t.c = d.c AND NOT (d.nb = 1 AND d.nc = 1)`;
}

function byIdentity({ snapshot, baseline }: DetectorContext<unknown>, table: Sql): Sql {
  const free = (roll: Sql, alias: string) => {
    const v = (column: string) => raw(`${alias}.${column}`);
    return sql`SELECT ${v("*")}, count(*) OVER (PARTITION BY ${v("name_norm")}, ${v("birth_date")}, ${v("place_norm")}, ${v("sex")}) AS alike FROM ${roll} ${raw(alias)}
      WHERE NOT EXISTS (SELECT FROM ${table} t WHERE t.${raw(alias)} = ${v("row_no")})
        AND ${v("name_norm")} IS NOT NULL AND ${v("birth_date")} IS NOT NULL AND ${v("place_norm")} IS NOT NULL AND ${v("sex")} IS NOT NULL`;
  };
  return sql`INSERT INTO ${table} SELECT b.row_no, c.row_no, 2, true, ${LINK}
    FROM (${free((baseline as NonNullable<typeof baseline>).roll, "b")}) b JOIN (${free(snapshot.roll, "c")}) c
      ON c.name_norm = b.name_norm AND c.birth_date = b.birth_date AND c.place_norm = b.place_norm AND c.sex = b.sex WHERE b.alike = 1 AND c.alike = 1`;
}

/** Active lines of this snapshot whose person the baseline does not have: alias `v`. Masked NIK cannot tell. */
export function newcomers(ctx: Pick<DetectorContext<unknown>, "snapshot" | "tables">): Sql {
  return sql`(SELECT v.* FROM ${ctx.snapshot.roll} v WHERE v.active AND v.nik_kind <> 'masked'
    AND NOT EXISTS (SELECT FROM ${peopleTable(ctx)} m WHERE m.c = v.row_no))`;
}

/** Active lines of the baseline whose person this snapshot does not have, not even struck off: alias `v`. Masked NIK cannot tell. */
export function vanished(ctx: Pick<DetectorContext<unknown>, "baseline" | "tables">): Sql {
  return sql`(SELECT v.* FROM ${(ctx.baseline as NonNullable<typeof ctx.baseline>).roll} v WHERE v.active AND v.nik_kind <> 'masked'
    AND NOT EXISTS (SELECT FROM ${peopleTable(ctx)} m WHERE m.b = v.row_no))`;
}

export function peopleTable(ctx: Pick<DetectorContext<unknown>, "tables">): Sql {
  const table = ctx.tables[peopleMatch.name];
  if (table === undefined) throw new Error("the detector does not name the preparation `people`");
  return table;
}
