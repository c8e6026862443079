import sql from "sql-template-tag";
import { census } from "@/lib/detectors/kit/census";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { DetectorContext } from "@/lib/detectors/kit/types";

// The ledger of a period: before + new − struck (+ in − out) must be what stands there now.

export interface Account {
  readonly level: "kabupaten" | "kecamatan" | "desa";
  /** kabupaten code, kecKey or desaKey */
  readonly key: string;
  readonly name: string;
  /** active lines before and now */
  before: number;
  after: number;
  /** active now, no line of this person before, or struck off before */
  added: number;
  /** of these, struck off before */
  returned: number;
  /** active before, struck off (TMS) now */
  struck: number;
  movedIn: number;
  movedOut: number;
}

interface AreaRow {
  readonly kec: string;
  readonly desa: string;
  readonly kecName: string;
  readonly desaName: string;
  readonly n: number;
}

interface FlowRow {
  readonly bKec: string;
  readonly bDesa: string;
  readonly cKec: string;
  readonly cDesa: string;
  readonly bActive: boolean;
  readonly cActive: boolean;
  readonly n: number;
}

/** What is missing from the account: 0 where everyone who left has a record. */
export function difference({ before, added, struck, movedIn, movedOut, after }: Account): number {
  return after - (before + added - struck + movedIn - movedOut);
}

/** The accounts of the kabupaten, its kecamatan and its desa, in this order. */
export async function ledger(ctx: DetectorContext<unknown>): Promise<Account[]> {
  const active = (which: "snapshot" | "baseline") =>
    ctx.query<AreaRow>(sql`
      SELECT
        v.kec_key AS kec,
        v.desa_key AS desa,
        coalesce(max(p.kecamatan), '') AS "kecName",
        coalesce(max(p.desa), '') AS "desaName",
        v.n
      FROM
        (
          SELECT
            v.kec_key,
            v.desa_key,
            count(*)::int AS n
          FROM
            ${tableOf(ctx, which === "snapshot" ? lines : linesBefore)} v
          WHERE
            v.active
          GROUP BY
            1,
            2
        ) v
        JOIN ${tableOf(ctx, census)} p ON p.baseline = ${which === "baseline"}::boolean
        AND p.kec_key = v.kec_key
        AND p.desa_key = v.desa_key
      GROUP BY
        1,
        2,
        5
      ORDER BY
        1,
        2
    `);
  const [before, after] = [await active("baseline"), await active("snapshot")];
  const flows = await ctx.query<FlowRow>(sql`
    SELECT
      b_kec AS "bKec",
      b_desa AS "bDesa",
      c_kec AS "cKec",
      c_desa AS "cDesa",
      b_active AS "bActive",
      c_active AS "cActive",
      count(*)::int AS n
    FROM
      ${tableOf(ctx, peopleMatch)}
    WHERE
      main
    GROUP BY
      1,
      2,
      3,
      4,
      5,
      6
  `);
  const book = new Map<string, Account>();
  const region = ctx.snapshot.regionCode;
  const open = (level: Account["level"], key: string, name: string) => {
    const id = `${level} ${key}`;
    const account = book.get(id) ?? {
      level,
      key,
      name,
      before: 0,
      after: 0,
      added: 0,
      returned: 0,
      struck: 0,
      movedIn: 0,
      movedOut: 0,
    };
    book.set(id, account);
    return account;
  };
  const levels = (kec: string, desa: string, names = { kec: "", desa: "" }) => [
    open("kabupaten", region, region),
    ...(kec === "" ? [] : [open("kecamatan", kec, names.kec)]),
    ...(desa === "" ? [] : [open("desa", desa, names.desa)]),
  ];
  for (const row of before)
    for (const account of levels(row.kec, row.desa, { kec: row.kecName, desa: row.desaName }))
      account.before += row.n;
  for (const row of after) {
    for (const account of levels(row.kec, row.desa, { kec: row.kecName, desa: row.desaName })) {
      account.after += row.n;
      account.added += row.n;
    }
  }
  for (const flow of flows) {
    const from = levels(flow.bKec, flow.bDesa);
    const to = levels(flow.cKec, flow.cDesa);
    if (flow.cActive && flow.bActive) for (const account of to) account.added -= flow.n;
    if (flow.cActive && !flow.bActive) for (const account of to) account.returned += flow.n;
    if (flow.bActive && !flow.cActive) for (const account of from) account.struck += flow.n;
    if (flow.bActive && flow.cActive) {
      for (const account of from) if (!to.includes(account)) account.movedOut += flow.n;
      for (const account of to) if (!from.includes(account)) account.movedIn += flow.n;
    }
  }
  const order = { kabupaten: 0, kecamatan: 1, desa: 2 };
  return [...book.values()].sort((a, b) => order[a.level] - order[b.level] || (a.key < b.key ? -1 : 1));
}
