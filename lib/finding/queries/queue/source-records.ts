import { KIND_RULES, LIST_KINDS } from "@/lib/list/model/kinds";
import { type LedgerRow, sourceKey } from "@/lib/list/model/ledger";
import { sourceRates } from "@/lib/list/queries/source-rates";

/** What decisions of people say of the source that a question came from, in counts. */
export interface SourceRecord {
  readonly source: string;
  readonly right: number;
  readonly judged: number;
}

/** A finding as far as it tells whose list asked. */
interface Asked {
  readonly regionCode: string;
  readonly detector: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/**
 * The ledger of sources (catatan sumber) for questions about lists: by the source that a finding names and the kinds
 * of list that its rule asks about. Read once for the kabupaten in question; null for everything that no list brought,
 * and for sources of which nothing is decided.
 */
export async function sourceRecords(asked: readonly Asked[]): Promise<(asked: Asked) => SourceRecord | null> {
  const ledgers = new Map<string, ReadonlyMap<string, LedgerRow>>();
  for (const region of new Set(asked.filter(isFromList).map(({ regionCode }) => regionCode)))
    ledgers.set(
      region,
      new Map((await sourceRates(region, LIST_KINDS)).map((row) => [sourceKey(row), row] as const)),
    );
  return (one) => {
    const ledger = ledgers.get(one.regionCode);
    const { detector, evidence } = one;
    const { source } = evidence;
    if (ledger === undefined || typeof source !== "string" || !isFromList(one)) return null;
    const rows = LIST_KINDS.filter((kind) => KIND_RULES[kind].detectors.some((code) => code === detector))
      .map((kind) => ledger.get(sourceKey({ source, kind })))
      .filter((row) => row !== undefined);
    const right = rows.reduce((sum, row) => sum + row.true, 0);
    const judged = rows.reduce((sum, row) => sum + row.judged, 0);
    return judged === 0 ? null : { source, right, judged };
  };
}

const isFromList = ({ detector }: Asked): boolean =>
  LIST_KINDS.some((kind) => KIND_RULES[kind].detectors.some((code) => code === detector));
