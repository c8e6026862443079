import { onPool } from "@/lib/db/tx-rows";
import {
  compareRecords,
  type ElementComparison,
  type FullRecord,
  maskRecord,
} from "@/lib/finding/model/comparison/records";
import type { ListKind, MatchWay } from "@/lib/list/model/kinds";
import { type LedgerRow, sourceKey, type TrueShare } from "@/lib/list/model/ledger";
import type { NamedPerson } from "@/lib/list/model/read-list";
import { lineAt, linesNaming, type NamingLine } from "@/lib/list/queries/naming-lines";
import { sourceRates } from "@/lib/list/queries/source-rates";
import { COMPARED_COLUMNS, type ComparedColumn } from "@/lib/roll/columns";
import { namesakeByNeed, type Namesakes, type Whom } from "@/lib/snapshot/model/namesake";
import { namesakesOf } from "@/lib/snapshot/queries/namesakes";
import { whomOf } from "./namesakes";
import type { PlacedRecord } from "./records";
import type { OpenedFinding } from "./row";

/** A line of a list beside the voters of a finding (bagaimana nama ini sampai di sini), masked. */
export interface ListLine {
  readonly listId: number;
  readonly kind: ListKind;
  readonly source: string;
  readonly letterNumber: string | null;
  readonly letterDate: string | null;
  readonly broughtBy: string | null;
  readonly file: string;
  readonly line: number;
  /** whom it names, as far as the roll has such columns; the age, where the list says one, beside them */
  readonly people: readonly {
    readonly values: Readonly<Record<ComparedColumn, string | null>>;
    readonly age: string | null;
  }[];
  /** its people first, then the records of the finding */
  readonly rows: readonly ElementComparison[];
  /** how it was matched to those records, and what the source has been worth; null before the first judgement */
  readonly told: {
    readonly matches: readonly {
      readonly rowNo: number;
      readonly how: MatchWay;
      readonly probability: number;
    }[];
    readonly rate: TrueShare | null;
  } | null;
}

export interface ListEvidence {
  readonly lines: readonly ListLine[];
  /** everybody of the same name in the desa, or of the same family card */
  readonly namesakes: Namesakes;
}

const ABOUT_LINES = /#L(\d+)-(\d+)$/;

/**
 * Lines that brought this finding, each beside its voters, with namesakes and family in view.
 * @param revealed this person has opened the finding: others around it may be named
 * @param judged the person has given the first judgement: matching and the source's record may be told
 * @returns null for a finding that no list brought
 */
export async function listEvidence(
  finding: OpenedFinding,
  records: readonly PlacedRecord[],
  judged: boolean,
  revealed: boolean,
): Promise<ListEvidence | null> {
  const codes = [finding.detector, ...finding.absorbed.map(({ code }) => code)];
  const detector = codes.find((code) => code.startsWith("RUJ-"));
  if (detector === undefined || finding.isGroup) return null;
  const lines = await linesOf(finding, detector, records);
  if (lines.length === 0) return null;
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const [namesakes, rates] = await Promise.all([
    namesakesOf(onPool, finding.snapshotId, whomAsked(finding, records, lines)),
    judged ? sourceRates(finding.regionCode, kinds) : null,
  ]);
  const people = revealed ? namesakes.people : namesakes.people.map(namesakeByNeed);
  return { lines: lines.map((line) => shownLine(line, records, rates)), namesakes: { ...namesakes, people } };
}

async function linesOf(
  { snapshotId, subjectKey }: OpenedFinding,
  detector: string,
  records: readonly PlacedRecord[],
): Promise<NamingLine[]> {
  const [, list, ord] = ABOUT_LINES.exec(subjectKey) ?? [];
  if (list !== undefined && ord !== undefined) return lineAt(snapshotId, Number(list), Number(ord));
  // RUJ-11 asks about today's voter with the list of the roll before.
  const asked = detector === "RUJ-11" ? "baseline" : "subject";
  const voters = records.filter(({ role }) => role === asked);
  const held = voters[0]?.snapshotId ?? snapshotId;
  return linesNaming(
    held,
    detector,
    voters.map(({ rowNo }) => rowNo),
  );
}

/** The finding's own voters; where there are none, the people of the line. */
function whomAsked(
  { snapshotId }: OpenedFinding,
  records: readonly PlacedRecord[],
  lines: readonly NamingLine[],
): Whom[] {
  if (records.length > 0) return records.map((record) => whomOf(record, snapshotId));
  return lines.flatMap(({ people, desaKey }) =>
    people.map(({ raw, normal }) => ({ rowNo: null, desaKey, name: raw.name ?? null, nkk: normal.nkkOk })),
  );
}

const full = ({ raw, normal }: NamedPerson): FullRecord => ({
  ...(Object.fromEntries(COMPARED_COLUMNS.map((column) => [column, raw[column] ?? null])) as Record<
    ComparedColumn,
    string | null
  >),
  birthIso: normal.birthDate,
});

function shownLine(
  { people, matches, desaKey: _, ...line }: NamingLine,
  records: readonly PlacedRecord[],
  rates: readonly LedgerRow[] | null,
): ListLine {
  const named = people.map(full);
  const rowNos = new Set(records.map(({ rowNo }) => rowNo));
  return {
    ...line,
    people: named.map((person, i) => ({
      values: maskRecord(person, false),
      age: people[i]?.raw.age ?? null,
    })),
    rows: compareRecords([...named, ...records]),
    told:
      rates === null
        ? null
        : {
            matches: matches.filter(({ rowNo }) => rowNos.has(rowNo)),
            rate: shareOf(rates.find((one) => sourceKey(one) === sourceKey(line))),
          },
  };
}

function shareOf(row: LedgerRow | undefined): TrueShare | null {
  if (row === undefined) return null;
  const { share, low, high, judged } = row;
  return { share, low, high, judged };
}
