import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { areaChanges } from "./area-flows";
import type { AreaChange, Areas, Flow } from "./area-flows";
import { linesBefore, lines } from "./lines";
import { peopleMatch } from "./people-match";
import { tableOf } from "./table-of";
import type { DetectorContext, Preparation } from "./types";

/** Of an RT that went over as a whole this share of its people stands in one other desa. */
const WHOLE_RT = 0.9;
const MIN_RT = 20;

/**
 * Table `area_changes`, one row per pair of desa that exchanged their people because the areas changed: `change`
 * number of the change, `kind`, `old_desa`, `new_desa`, `people`, and whether a person has `confirmed` it (UBH-11
 * accepted finally for this snapshot). A confirmed pair is carried over: the baseline's lines and links have the
 * new desa then, so that everything that compares periods compares the same people. What is not confirmed yet
 * keeps those tests from its desa.
 */
export const changedAreas: Preparation = {
  name: "area_changes",
  from: [lines, linesBefore, peopleMatch],
  async build(ctx, table) {
    const changes = ctx.baseline === null ? [] : await recognise(ctx);
    const rows = changes.flatMap(({ kind, flows }, change) =>
      flows.map(({ from, to, people }) => ({ change, kind, from, to, people })),
    );
    await ctx.query(sql`
      CREATE UNLOGGED TABLE ${table} AS
      SELECT
        c.*,
        EXISTS (
          SELECT
          FROM
            finding f
          WHERE
            f.snapshot_id = ${ctx.snapshot.id}::int
            AND f.detector = 'UBH-11'
            AND f.state = 'final'
            AND f.outcome = 'accepted'
            AND f.evidence -> 'keys' @> jsonb_build_array(jsonb_build_array(c.old_desa, c.new_desa))
        ) AS confirmed
      FROM
        unnest(
          ${rows.map(({ change }) => change)}::INT[],
          ${rows.map(({ kind }) => kind)}::TEXT[],
          ${rows.map(({ from }) => from)}::TEXT[],
          ${rows.map(({ to }) => to)}::TEXT[],
          ${rows.map(({ people }) => people)}::INT[]
        ) AS c (change, kind, old_desa, new_desa, people)
    `);
    return carryOver(ctx, table);
  },
};

async function recognise(ctx: DetectorContext<unknown>): Promise<AreaChange[]> {
  const people = tableOf(ctx, peopleMatch);
  const both = sql`
    m.main
    AND m.b_active
    AND m.c_active
    AND m.b_desa <> ''
    AND m.c_desa <> ''
  `;
  const flows = await ctx.query<Flow & { readonly bKec: string; readonly cKec: string }>(sql`
    SELECT
      m.b_desa AS "from",
      m.c_desa AS "to",
      m.b_kec AS "bKec",
      m.c_kec AS "cKec",
      count(*)::int AS people
    FROM
      ${people} m
    WHERE
      ${both}
    GROUP BY
      1,
      2,
      3,
      4
    ORDER BY
      1,
      2
  `);
  const wholeRt = await ctx.query<Flow>(sql`
    WITH
      home AS MATERIALIZED (
        SELECT
          m.b_desa,
          m.c_desa,
          b.rt_no,
          coalesce(b.rw_no, -1) AS rw_no,
          count(*)::int AS n
        FROM
          ${people} m
          JOIN ${tableOf(ctx, linesBefore)} b ON b.row_no = m.b
        WHERE
          ${both}
          AND b.rt_no > 0
        GROUP BY
          1,
          2,
          3,
          4
      ),
      whole AS (
        SELECT
          b_desa,
          rt_no,
          rw_no,
          sum(n)::int AS n
        FROM
          home
        GROUP BY
          1,
          2,
          3
      )
    SELECT
      h.b_desa AS "from",
      h.c_desa AS "to",
      sum(h.n)::int AS people
    FROM
      home h
      JOIN whole w USING (b_desa, rt_no, rw_no)
    WHERE
      h.b_desa <> h.c_desa
      AND w.n >= ${MIN_RT}::int
      AND h.n >= ${WHOLE_RT}::float8 * w.n
    GROUP BY
      1,
      2
    ORDER BY
      1,
      2
  `);
  return areaChanges(flows, wholeRt, await areasOf(ctx));
}

async function areasOf(ctx: DetectorContext<unknown>): Promise<Areas> {
  const read = (table: Sql) =>
    ctx.query<{ desa: string; kec: string }>(sql`
      SELECT
        desa_key AS desa,
        min(kec_key COLLATE "C") AS kec
      FROM
        ${table} v
      WHERE
        active
        AND desa_key <> ''
      GROUP BY
        1
    `);
  const [before, now] = [await read(tableOf(ctx, linesBefore)), await read(tableOf(ctx, lines))];
  const kecamatan = (of: typeof now) => {
    const known = new Map(of.map(({ desa, kec }) => [desa, kec]));
    return (desa: string) => known.get(desa) ?? "";
  };
  return {
    before: new Set(before.map(({ desa }) => desa)),
    now: new Set(now.map(({ desa }) => desa)),
    kecamatanBefore: kecamatan(before),
    kecamatanNow: kecamatan(now),
  };
}

/** Lines of people who were found go where these are; those of a desa that is gone go with most of its people. */
function carryOver(ctx: DetectorContext<unknown>, table: Sql): Sql[] {
  if (ctx.baseline === null) return [];
  const [people, before] = [tableOf(ctx, peopleMatch), tableOf(ctx, linesBefore)];
  return [
    sql`ANALYZE ${table}`,
    sql`
      UPDATE ${before} v
      SET
        desa_key = m.c_desa,
        kec_key = m.c_kec
      FROM
        ${people} m
        JOIN ${table} a ON a.old_desa = m.b_desa
        AND a.new_desa = m.c_desa
        AND a.confirmed
      WHERE
        v.row_no = m.b
        AND m.main
    `,
    sql`
      UPDATE ${before} v
      SET
        desa_key = a.new_desa
      FROM
        (
          SELECT DISTINCT
            ON (old_desa) old_desa,
            new_desa
          FROM
            ${table}
          WHERE
            confirmed
            AND kind IN ('kecamatan', 'renamed', 'merged')
          ORDER BY
            old_desa,
            people DESC,
            new_desa
        ) a
      WHERE
        v.desa_key = a.old_desa
    `,
    sql`
      UPDATE ${people} m
      SET
        b_desa = m.c_desa,
        b_kec = m.c_kec,
        d_tps = coalesce(m.b_tps <> m.c_tps, FALSE)
      FROM
        ${table} a
      WHERE
        a.confirmed
        AND a.old_desa = m.b_desa
        AND a.new_desa = m.c_desa
    `,
  ];
}

/**
 * Areas whose change nobody has confirmed yet, to stand after IN: what compares periods says nothing about them.
 */
export function openAreas(ctx: Pick<DetectorContext<unknown>, "tables">): Sql {
  return sql`
    (
      SELECT
        old_desa
      FROM
        ${tableOf(ctx, changedAreas)}
      WHERE
        NOT confirmed
      UNION
      SELECT
        new_desa
      FROM
        ${tableOf(ctx, changedAreas)}
      WHERE
        NOT confirmed
    )
  `;
}
