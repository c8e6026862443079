import sql from "sql-template-tag";
import { census } from "@/lib/detectors/kit/census";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import { peopleMatch, vanished } from "@/lib/detectors/kit/people-match";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { DetectorContext } from "@/lib/detectors/kit/types";

// The ledger of a period: before + new − struck (+ in − out) must be what stands there now.

export interface Account {
  readonly level: "kabupaten" | "kecamatan" | "desa";
  /** kabupaten code, kecKey or desaKey */
  readonly key: string;
  readonly name: string;
  /** the account that this one is a part of; none for the kabupaten */
  readonly parent: Account | null;
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
  /** active before, gone without a record: UBH-05 asks about each of them */
  vanished: number;
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

/** What is missing from the account: 0 where everyone who left has a record or is asked about by UBH-05. */
export function difference({
  before,
  added,
  struck,
  movedIn,
  movedOut,
  vanished: gone,
  after,
}: Account): number {
  return after - (before + added - struck - gone + movedIn - movedOut);
}

/**
 * The accounts that do not add up by themselves, with what is missing: what a kecamatan lacks because its desa
 * lack it is the question of the desa.
 */
export function unexplained(
  accounts: readonly Account[],
): { readonly account: Account; readonly off: number }[] {
  const own = new Map(accounts.map((account) => [account, difference(account)]));
  for (const account of accounts)
    if (account.parent !== null)
      own.set(account.parent, (own.get(account.parent) ?? 0) - difference(account));
  return [...own].flatMap(([account, off]) => (off === 0 ? [] : [{ account, off }]));
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
  const gone = await ctx.query<Pick<AreaRow, "kec" | "desa" | "n">>(sql`
    SELECT
      kec_key AS kec,
      desa_key AS desa,
      count(*)::int AS n
    FROM
      ${tableOf(ctx, vanished)}
    WHERE
      NOT masked
    GROUP BY
      1,
      2
  `);
  const book = new Map<string, Account>();
  const region = ctx.snapshot.regionCode;
  const open = (level: Account["level"], key: string, name: string, parent: Account | null) => {
    const id = `${level} ${key}`;
    const account = book.get(id) ?? {
      level,
      key,
      name,
      parent,
      before: 0,
      after: 0,
      added: 0,
      returned: 0,
      struck: 0,
      movedIn: 0,
      movedOut: 0,
      vanished: 0,
    };
    book.set(id, account);
    return account;
  };
  const levels = (kec: string, desa: string, names = { kec: "", desa: "" }) => {
    const whole = open("kabupaten", region, region, null);
    const part = kec === "" ? whole : open("kecamatan", kec, names.kec, whole);
    return [...new Set([whole, part, desa === "" ? part : open("desa", desa, names.desa, part)])];
  };
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
  for (const { kec, desa, n } of gone) for (const account of levels(kec, desa)) account.vanished += n;
  const order = { kabupaten: 0, kecamatan: 1, desa: 2 };
  return [...book.values()].sort((a, b) => order[a.level] - order[b.level] || (a.key < b.key ? -1 : 1));
}
