import sql, { raw } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { prepareStatements } from "@/lib/linkage/prepare";
import { LinkageTables } from "@/lib/linkage/tables";
import type { NamedPerson } from "@/lib/list/model/read-list";
import { distinctPairs, meetings, type MatchTables } from "./candidates";
import { compared, portion, sidesOf } from "./compared";
import { entriesOf } from "./entry";
import { type RollSide, weigh } from "./evidence";
import { type RollDesa, RollPlaces } from "./places";
import { type Candidate, candidateOf } from "./verdict";
import { workingTables } from "./working-tables";

interface Pair extends RollSide {
  readonly a: number;
  readonly b: number;
  readonly pattern: number;
  readonly active: boolean;
}

/** What was found of one person: the voters who may be meant, unsorted, and the desa that the line names. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** key of the desa; empty where none or several may be meant */
  readonly desaKey: string;
}

/** Pairs that are weighed at one time. */
const PORTION = 50_000;

/**
 * Matches the people of a list to the roll of a snapshot, set-based: equal keys bring entries and voters
 * together, the comparisons of the linkage say what is alike, and each person gets the voters who may be meant.
 * Everything stays in tables of the caller's transaction, which go with it.
 *
 * @param query runs inside one transaction
 * @param onShare is told how much of the work is done, 0 to 1
 */
export async function matchPeople(
  query: QueryFn,
  snapshotId: number,
  people: readonly NamedPerson[],
  onShare: (share: number) => void,
): Promise<Found[]> {
  const found = people.map(() => new Map<number, Candidate>());
  if (people.length === 0) return [];
  const desas = await query<RollDesa>(sql`
    SELECT
      desa_key AS key,
      min(desa) AS name,
      min(kecamatan) AS kecamatan,
      count(*)::int AS voters
    FROM
      voter_record
    WHERE
      snapshot_id = ${snapshotId}::int
    GROUP BY
      desa_key,
      upper(desa)
  `);
  const voters = desas.reduce((sum, desa) => sum + desa.voters, 0);
  const places = new RollPlaces(desas);
  const entries = entriesOf(people, places);
  const tables: MatchTables = {
    entry: raw("list_entry"),
    roll: raw("list_roll"),
    pair: raw("list_pair"),
    met: raw("list_met"),
  };
  for (const statement of workingTables(tables, snapshotId, entries)) await query(statement);
  const linkage = new LinkageTables(`list_${snapshotId}`, true);
  const steps = [
    ...meetings(tables),
    distinctPairs(tables),
    linkage.dropAll(),
    ...prepareStatements(linkage, sidesOf(tables, snapshotId)),
    ...compared(tables, linkage, snapshotId),
  ];
  for (const [i, statement] of steps.entries()) {
    await query(statement);
    onShare((i + 1) / (steps.length + 1));
  }
  for (let from = 0; ; from += PORTION) {
    const pairs = await query<Pair>(portion(from, PORTION));
    for (const pair of pairs) {
      const entry = entries[pair.a - 1];
      const mine = entry === undefined ? undefined : found[entry.person];
      if (entry === undefined || mine === undefined) continue;
      const evidence = weigh(entry, pair, pair.pattern, places.share(pair.desaKey));
      const candidate = candidateOf(pair.b, pair.active, evidence, voters);
      const before = mine.get(pair.b);
      if (before === undefined || before.bits < candidate.bits) mine.set(pair.b, candidate);
    }
    if (pairs.length < PORTION) break;
  }
  await query(linkage.dropAll());
  return people.map(({ raw: written }, person) => {
    const desaKeys = places.desaOf(written) ?? [];
    return {
      candidates: [...(found[person]?.values() ?? [])],
      desaKey: desaKeys.length === 1 ? (desaKeys[0] ?? "") : "",
    };
  });
}
