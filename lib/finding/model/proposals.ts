import { parseSex } from "@/lib/roll/codes";
import type { CorrectableColumn, RollColumn } from "@/lib/roll/columns";
import { parseNik } from "@/lib/roll/identity-number";
import { centuryOf, isCalendarDate } from "@/lib/roll/roll-date";

/**
 * Where a value is known from: the NIK, the birth date, the rest of the family, the earlier period, a field check.
 */
export const PROPOSAL_SOURCES = ["nik", "birthDate", "family", "earlier", "field"] as const;
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number];

/** A correction that the rule itself knows (usulan), identities in full: stays on the server. */
export interface Proposal {
  /** stable for the same records: the browser sends it back in place of a value that it was not shown */
  readonly id: string;
  readonly element: CorrectableColumn;
  readonly source: ProposalSource;
  /** whom it would correct */
  readonly rows: readonly number[];
  /** in the form of the roll, dates as DD|MM|YYYY */
  readonly value: string;
}

/** What a proposal is made from. */
export interface ProposalRecord {
  readonly rowNo: number;
  readonly role: "subject" | "baseline";
  readonly nikOk: string | null;
  readonly birthIso: string | null;
  readonly tpsNo: number | null;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nik: string | null;
  readonly name: string | null;
}

interface ProposalFacts {
  /** the columns that the rule looks at */
  readonly columns: readonly RollColumn[];
  readonly subjectType: string;
  /** of the roll, YYYY-MM-DD: tells the century of a NIK's year */
  readonly referenceDate: string;
}

/**
 * The corrections that a finding's own records suggest: the sex and the date that the NIK says, the NIK that the
 * date says, the TPS where most of the family vote, the value of the earlier period. Never chosen beforehand; a
 * person takes one, another value, or none.
 */
export function proposalsOf(records: readonly ProposalRecord[], facts: ProposalFacts): Proposal[] {
  const subjects = records.filter(({ role }) => role === "subject");
  const found = [
    ...subjects.flatMap((record) => fromNumbers(record, facts)),
    ...fromFamily(subjects, facts),
    ...fromEarlier(records, facts),
  ];
  return found.map((proposal, at) => ({
    ...proposal,
    id: `${proposal.source}-${proposal.element}-${String(at)}`,
  }));
}

/** An observation of a field check, as its trail has it. */
interface Observation {
  readonly id: number;
  readonly kind: string;
  readonly refersTo: number | null;
  readonly detail: {
    readonly ord?: number | undefined;
    readonly element?: CorrectableColumn | undefined;
    readonly foundValue?: string | undefined;
  };
}

/** The values that field checks (coktas) read off, unless they were taken back: the newest of a person's element. */
export function observedProposals(
  records: readonly { readonly ord: number; readonly rowNo: number; readonly role: string }[],
  events: readonly Observation[],
): Proposal[] {
  const undone = new Set(events.filter(({ kind }) => kind === "undo").map(({ refersTo }) => refersTo));
  const found = events.flatMap(({ id, kind, detail: { ord, element, foundValue } }) => {
    const record = records.find((one) => one.ord === ord && one.role === "subject");
    if (kind !== "field_result" || undone.has(id) || !record || !element || foundValue === undefined)
      return [];
    const rows = [record.rowNo];
    return [{ id: `field-${String(id)}`, element, source: "field" as const, rows, value: foundValue }];
  });
  const newest = new Map(found.map((one) => [`${one.element} ${one.rows.join()}`, one]));
  return [...newest.values()];
}

type Unnamed = Omit<Proposal, "id">;

function fromNumbers(record: ProposalRecord, { columns, referenceDate }: ProposalFacts): Unnamed[] {
  const { nikOk, rowNo, birthIso } = record;
  if (nikOk === null || (!columns.includes("nik") && !columns.includes("birthDate"))) return [];
  const rows = [rowNo];
  const nik = parseNik(nikOk);
  const found: Unnamed[] = [];
  if (columns.includes("sex") && parseSex(record.sex) !== nik.sex)
    found.push({ element: "sex", source: "nik", rows, value: nik.sex });
  if (!columns.includes("birthDate")) return found;
  const year = centuryOf(nik.year2, referenceDate);
  const inNik = year !== null && isCalendarDate(year, nik.month, nik.day) ? iso(year, nik) : null;
  if (inNik === null || inNik === birthIso) return found;
  found.push({ element: "birthDate", source: "nik", rows, value: rollDate(inNik) });
  if (columns.includes("nik") && birthIso !== null)
    found.push({ element: "nik", source: "birthDate", rows, value: withDate(nikOk, birthIso, nik.sex) });
  return found;
}

const two = (part: number): string => String(part).padStart(2, "0");
const iso = (year: number, { month, day }: { month: number; day: number }): string =>
  `${String(year)}-${two(month)}-${two(day)}`;
const rollDate = (day: string): string => day.split("-").reverse().join("|");

/** The same NIK with this birth date in it; women's day has 40 added. */
function withDate(nik: string, birthIso: string, sex: "L" | "P"): string {
  const [year = "", month = "", day = ""] = birthIso.split("-");
  const inNik = two(Number(day) + (sex === "P" ? 40 : 0)) + month + year.slice(2);
  return nik.slice(0, 6) + inNik + nik.slice(12);
}

function fromFamily(subjects: readonly ProposalRecord[], { columns, subjectType }: ProposalFacts): Unnamed[] {
  if (subjectType !== "household" || !columns.includes("tps")) return [];
  const byTps = Map.groupBy(
    subjects.filter(({ tpsNo }) => tpsNo !== null),
    ({ tpsNo }) => tpsNo ?? 0,
  );
  const most = Math.max(0, ...[...byTps.values()].map(({ length }) => length));
  return [...byTps]
    .filter(([, members]) => members.length === most)
    .map(([tps]) => ({
      element: "tps",
      source: "family",
      rows: subjects.filter(({ tpsNo }) => tpsNo !== tps).map(({ rowNo }) => rowNo),
      value: String(tps).padStart(3, "0"),
    }));
}

/** Elements whose change between two periods a rule asks about. */
const CHANGED = ["sex", "birthDate", "nik", "name"] as const;

function fromEarlier(records: readonly ProposalRecord[], { columns }: ProposalFacts): Unnamed[] {
  const [subject, ...others] = records.filter(({ role }) => role === "subject");
  const [before, ...more] = records.filter(({ role }) => role === "baseline");
  if (subject === undefined || before === undefined || others.length + more.length > 0) return [];
  return CHANGED.flatMap((element) => {
    const value = element === "birthDate" && before.birthIso ? rollDate(before.birthIso) : before[element];
    if (value === null || !columns.includes(element)) return [];
    const same =
      element === "birthDate" ? before.birthIso === subject.birthIso : before[element] === subject[element];
    return same ? [] : [{ element, source: "earlier" as const, rows: [subject.rowNo], value }];
  });
}
