import { z } from "zod";
import { wilson } from "@/lib/statistics/wilson";
import { LIST_KINDS, type ListKind } from "./kinds";

const NO = { lines: 0, matched: 0, struck: 0, notFound: 0, true: 0, false: 0, inField: 0, pending: 0 };

const count = z.number().default(0);

/** Lines of lists counted by what came of them. */
export const tallySchema = z.object({
  lines: count,
  /** named a voter surely enough, or one of several */
  matched: count,
  /** named somebody who was struck off already */
  struck: count,
  /** named nobody on the roll, and nothing was asked */
  notFound: count,
  true: count,
  false: count,
  /** open, and waiting for a field check */
  inField: count,
  pending: count,
});
export type Tally = z.output<typeof tallySchema>;

export const listTallySchema = z.object({
  listId: z.number(),
  kind: z.enum(LIST_KINDS),
  source: z.string(),
  period: z.string(),
  referenceDate: z.string(),
  tally: tallySchema,
});
export type ListTally = z.output<typeof listTallySchema>;

/** A share with its Wilson interval. */
export interface TrueShare {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly judged: number;
}

/** What a source has been worth for one kind of list. */
export interface LedgerRow extends Tally, TrueShare {
  readonly source: string;
  readonly kind: ListKind;
  readonly lists: number;
  /** lines expected to be true among those that are open, with the interval; null while nothing was judged */
  readonly expected: { readonly low: number; readonly high: number; readonly middle: number } | null;
  /** period by period, oldest first */
  readonly trend: readonly (TrueShare & { readonly period: string })[];
}

/** One name however it was typed. */
export const sourceKey = ({ source, kind }: Pick<ListTally, "source" | "kind">): string =>
  `${source
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}\t${kind}`;

const COUNTS = Object.keys(NO) as (keyof Tally)[];

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = { ...NO };
  for (const tally of tallies) for (const name of COUNTS) sum[name] += tally[name];
  return sum;
}

export function trueShare(tally: Pick<Tally, "true" | "false">): TrueShare {
  const judged = tally.true + tally.false;
  return { judged, share: judged === 0 ? null : tally.true / judged, ...wilson(tally.true, judged) };
}

/** The ledger of sources: per source and kind over all periods, those with the most open lines first. */
export function ledgerOf(lists: readonly ListTally[]): LedgerRow[] {
  const groups = [...Map.groupBy(lists, sourceKey).values()];
  const rows = groups.flatMap((group) => {
    const inTime = group.toSorted(
      (a, b) => a.referenceDate.localeCompare(b.referenceDate) || a.listId - b.listId,
    );
    const newest = inTime.at(-1);
    if (newest === undefined) return [];
    const tally = sumOf(group.map((list) => list.tally));
    const share = trueShare(tally);
    const { pending } = tally;
    return [
      {
        ...tally,
        ...share,
        source: newest.source,
        kind: newest.kind,
        lists: group.length,
        expected:
          share.share === null
            ? null
            : {
                low: Math.floor(share.low * pending),
                middle: Math.round(share.share * pending),
                high: Math.ceil(share.high * pending),
              },
        trend: [...Map.groupBy(inTime, ({ period }) => period)].map(([period, of]) => ({
          period,
          ...trueShare(sumOf(of.map((list) => list.tally))),
        })),
      },
    ];
  });
  return rows.toSorted(
    (a, b) => b.pending - a.pending || b.judged - a.judged || a.source.localeCompare(b.source),
  );
}
