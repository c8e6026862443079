import sql, { join, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { maskDeep } from "@/lib/mask-text";
import { PEOPLE_A_PAGE, type PeopleOrder } from "@/lib/finding/model/case/people-order";
import { findingVisibility } from "@/lib/finding/model/machine/visibility";
import { openedFinding, type OpenedFinding } from "@/lib/finding/queries/opened/row";
import { maskIdentity } from "@/lib/roll/identity-number";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { whoseLines } from "./whose-lines";

const textSchema = z.string().nullable();
const rowSchema = z.object({
  rowNo: z.number(),
  lineNo: z.number(),
  fileName: textSchema,
  period: textSchema,
  name: textSchema,
  nik: textSchema,
  nkk: textSchema,
  birthDate: textSchema,
  birthIso: textSchema,
  age: z.number().nullable(),
  sex: textSchema,
  marital: textSchema,
  address: textSchema,
  rt: textSchema,
  rw: textSchema,
  tps: textSchema,
  desa: textSchema,
});

/** A voter who makes what was found of an area, masked. */
export interface AreaVoter extends Omit<z.infer<typeof rowSchema>, "birthDate" | "birthIso"> {
  readonly birthYear: string | null;
}

const tallySchema = z.object({
  kind: z.enum(["age", "origin", "family", "address"]),
  label: z.string(),
  male: z.number(),
  female: z.number(),
  n: z.number(),
  /** so many there are of this kind, shown or not */
  of: z.number(),
});
/** So many of them by age band, by the kabupaten of the NIK, by people on a card, by address; M and F apart. */
export type Tally = z.infer<typeof tallySchema>;

export interface AreaPeople {
  readonly all: number;
  readonly page: number;
  readonly voters: readonly AreaVoter[];
  /** of the first page only */
  readonly tallies: readonly Tally[];
}

/** Pages are turned so far; the rest is in the export. */
export const MAX_PAGE = 200;

const COLUMNS = sql`
  v.row_no AS "rowNo",
  v.line_no AS "lineNo",
  x.name AS "fileName",
  (
    SELECT
      o.stage || ' ' || o.period
    FROM
      snapshot o
    WHERE
      o.id = v.snapshot_id
  ) AS period,
  v.name,
  v.nik,
  v.nkk,
  v.birth_date_raw AS "birthDate",
  v.birth_date::text AS "birthIso",
  v.age::int AS age,
  v.sex_raw AS sex,
  v.marital_raw AS marital,
  v.address,
  v.rt,
  v.rw,
  v.tps,
  v.desa
`;

/**
 * The people of a finding about an area or a group: those who make it, page by page, with what they have in common.
 * @param order the heading that was chosen; null for the order of the roll
 * @throws UserError not-found, or forbidden outside the person's area
 */
export async function areaPeople(
  ctx: Ctx,
  findingId: number,
  page: number,
  order: PeopleOrder | null = null,
): Promise<AreaPeople> {
  const finding = await openedFinding(ctx, findingId);
  if (!findingVisibility(ctx.actor, finding).evidence) return { all: 0, page, voters: [], tallies: [] };
  const lines = whoseLines(finding);
  const [counted] = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        count(*)::int AS n
      FROM
        ${lines}
    `,
  );
  return {
    all: counted?.n ?? 0,
    page,
    voters: await votersOf(finding, lines, {
      limit: PEOPLE_A_PAGE,
      offset: (page - 1) * PEOPLE_A_PAGE,
      order,
    }),
    tallies: page === 1 ? await talliesOf(finding, lines) : [],
  };
}

/** All of them for a file, up to a limit that the file names. */
export async function allAreaPeople(finding: OpenedFinding, limit: number): Promise<AreaVoter[]> {
  return votersOf(finding, whoseLines(finding), { limit, offset: 0, order: null });
}

interface Cut {
  readonly limit: number;
  readonly offset: number;
  readonly order: PeopleOrder | null;
}

const HEADINGS: Record<PeopleOrder["by"], Sql> = {
  lineNo: sql`v.row_no`,
  name: sql`v.name_norm`,
  age: sql`v.age`,
  sex: sql`v.sex`,
  tps: sql`v.tps`,
  desa: sql`v.desa`,
};

/** Namesakes stand together where nobody chose a heading. */
const orderBy = (detector: string, order: PeopleOrder | null): Sql => {
  const chosen = order ?? (detector === "STA-08" ? { by: "name" as const, desc: false } : null);
  if (chosen === null) return sql`v.row_no`;
  return sql`${HEADINGS[chosen.by]} ${chosen.desc ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`}, v.row_no`;
};

async function votersOf(
  { detector }: OpenedFinding,
  lines: Sql,
  { limit, offset, order }: Cut,
): Promise<AreaVoter[]> {
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        ${COLUMNS}
      FROM
        ${lines}
        LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
        AND x.ord = v.file_ord
      ORDER BY
        ${orderBy(detector, order)}
      LIMIT
        ${limit}
      OFFSET
        ${offset}
    `,
  );
  return found.map(({ birthDate, birthIso, nik, nkk, ...rest }) => ({
    ...maskDeep(rest),
    nik: nik === null ? null : maskIdentity(nik),
    nkk: nkk === null ? null : maskIdentity(nkk),
    birthYear: maskBirthDate(birthDate, birthIso),
  }));
}

/** Bands, places and addresses shown of each kind; of more, the most frequent. */
const SHOWN = 12;

function talliesOf({ regionCode }: OpenedFinding, lines: Sql): Promise<Tally[]> {
  const bySex = sql`
    count(*) FILTER (
      WHERE
        w.sex = 'L'
    )::int AS male,
    count(*) FILTER (
      WHERE
        w.sex = 'P'
    )::int AS female,
    count(*)::int AS n
  `;
  const kinds = [
    sql`
      SELECT
        'age' AS kind,
        (w.age / 10 * 10)::text AS label,
        w.age / 10 AS place,
        ${bySex}
      FROM
        who w
      WHERE
        w.age IS NOT NULL
      GROUP BY
        2,
        3
    `,
    sql`
      SELECT
        'origin',
        coalesce(regexp_replace(r.name, '^Kabupaten ', ''), left(w.nik_ok, 4)),
        - count(*),
        ${bySex}
      FROM
        who w
        LEFT JOIN region_code r ON r.code = left(w.nik_ok, 4)
      WHERE
        w.nik_ok IS NOT NULL
        AND left(w.nik_ok, 4) <> ${regionCode}
      GROUP BY
        2
    `,
    sql`
      SELECT
        'family',
        k.size::text,
        - k.size,
        0,
        0,
        count(*)::int
      FROM
        (
          SELECT
            count(*)::int AS size
          FROM
            who w
          WHERE
            w.nkk_ok IS NOT NULL
          GROUP BY
            w.nkk_ok
        ) k
      GROUP BY
        k.size
    `,
    sql`
      SELECT
        'address',
        min(w.address),
        - count(*),
        ${bySex}
      FROM
        who w
      WHERE
        w.address_norm IS NOT NULL
      GROUP BY
        w.address_norm
      HAVING
        count(*) > 1
    `,
  ];
  return rows(
    tallySchema,
    sql`
      WITH
        who AS MATERIALIZED (
          SELECT
            v.age::int AS age,
            v.sex,
            v.nik_ok,
            v.nkk_ok,
            v.address,
            v.address_norm
          FROM
            ${lines}
        ),
        told AS (${join(kinds, " UNION ALL ")}),
        placed AS (
          SELECT
            *,
            row_number() OVER (
              PARTITION BY
                kind
              ORDER BY
                place,
                label
            ) AS at,
            (
              count(*) OVER (
                PARTITION BY
                  kind
              )
            )::int AS "of"
          FROM
            told
        )
      SELECT
        kind,
        label,
        male,
        female,
        n,
        "of"
      FROM
        placed
      WHERE
        at <= ${SHOWN}
      ORDER BY
        kind,
        at
    `,
  );
}
