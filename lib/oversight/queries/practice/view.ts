import { compareRecords, maskRecord } from "@/lib/finding/model/comparison/records";
import type { FindingView } from "@/lib/finding/queries/opened/finding";
import type { CodesInForce } from "@/lib/roll/code-tables";
import type { PracticeItem } from "./items";

/**
 * A question in the shape of a finding, so that it is shown and answered by the same parts. Its number is
 * negative: no finding has it.
 * @param codes those of a roll of today
 */
export function practiceView(
  { detector, records }: PracticeItem,
  number: number,
  codes: CodesInForce,
): FindingView {
  const { code, tier, subject, version, basis, followUps, innocent, needs } = detector;
  const comparison = detector.comparison === true;
  return {
    id: -number,
    revision: 1,
    snapshotId: 0,
    snapshotLabel: "",
    referenceDate: "",
    detector: code,
    tier,
    subjectType: subject,
    state: "new",
    round: 1,
    isGroup: false,
    rowCount: records.length,
    splitFromId: null,
    place: { areaCode: "", kecName: null, desaName: null, kecKey: null, desaKey: null, tpsNo: null },
    blind: comparison,
    comparison,
    held: "me",
    holderName: null,
    claimedUntil: null,
    assigneeName: null,
    dueDate: null,
    outcome: null,
    reasonCode: null,
    can: ["judge", "unsure", "field-check"],
    followUps,
    codes,
    innocent,
    columns: needs,
    change: { proposals: [], elements: [], tps: [] },
    records: records.map((record, ord) => ({
      ord,
      role: "subject",
      snapshotId: 0,
      rowNo: ord + 1,
      fileName: null,
      sheet: null,
      lineNo: null,
      active: true,
      tmsCode: null,
      values: maskRecord(record, code === "IDN-12"),
    })),
    recordsMore: false,
    comparisonRows: compareRecords(records),
    families: null,
    pairRows: [],
    lists: null,
    letters: [],
    household: [],
    tps: [],
    history: [],
    order: null,
    earlier: [],
    replaced: [],
    events: [],
    notes: [],
    attachments: [],
    trail: [],
    rule: { version, params: {}, basis },
    machine: { sentence: null, evidence: {}, score: null, absorbed: [] },
  };
}

/** What opening the identities shows. Nobody has these numbers. */
export function practiceIdentities({ records }: PracticeItem) {
  return records.map(({ nik, nkk, birthDate, disability }, ord) => ({
    ord,
    nik,
    nkk,
    birthDate,
    disability,
  }));
}
