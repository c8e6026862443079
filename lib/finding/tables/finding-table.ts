import type { Column } from "@/lib/documents/csv";
import type { ExportRowFull } from "@/lib/finding/model/work/export-row";

const people = (row: ExportRowFull, field: "nik" | "nkk" | "name" | "birthDate"): string =>
  row.people.map((person) => person[field] ?? "").join(" | ");

/**
 * Columns of the table of findings and decisions, in CSV and XLSX alike: those of JSONL, then what people
 * need besides.
 */
export const FINDING_COLUMNS: readonly Column<ExportRowFull>[] = [
  { name: "findingId", value: (row) => row.findingId, width: 10 },
  { name: "detector", value: (row) => row.detector, width: 10 },
  { name: "tier", value: (row) => row.tier, width: 6 },
  { name: "subjectType", value: (row) => row.subjectType, width: 12 },
  { name: "subjectKey", value: (row) => row.subjectKey, width: 20 },
  { name: "areaCode", value: (row) => row.areaCode, width: 14 },
  { name: "score", value: (row) => row.score, width: 8 },
  { name: "rows", value: (row) => row.rows.join(" "), width: 16 },
  { name: "baselineRows", value: (row) => row.baselineRows.join(" "), width: 16 },
  { name: "pairs", value: (row) => (row.pairs.length === 0 ? "" : JSON.stringify(row.pairs)), width: 12 },
  { name: "status", value: (row) => row.status, width: 16 },
  { name: "outcome", value: (row) => row.outcome, width: 10 },
  { name: "reason", value: (row) => row.reason, width: 22 },
  { name: "decidedBy", value: (row) => row.decidedBy, width: 14 },
  { name: "decidedAt", value: (row) => row.decidedAt, width: 24 },
  { name: "followUp", value: (row) => row.followUp, width: 20 },
  { name: "note", value: (row) => row.note, width: 40 },
  { name: "signedBy", value: (row) => row.signedBy, width: 14 },
  { name: "signedAt", value: (row) => row.signedAt, width: 24 },
  { name: "kept", value: (row) => row.kept ?? null, width: 20 },
  { name: "forwardedFrom", value: (row) => row.forwardedFrom ?? null, width: 14 },
  { name: "kecamatan", value: (row) => row.kecamatan, width: 18 },
  { name: "desa", value: (row) => row.desa, width: 18 },
  { name: "tps", value: (row) => row.tps, width: 6 },
  { name: "people", value: (row) => peopleShown(row), width: 12 },
  { name: "name", value: (row) => people(row, "name"), width: 30 },
  { name: "nik", value: (row) => people(row, "nik"), width: 20 },
  { name: "nkk", value: (row) => people(row, "nkk"), width: 20 },
  { name: "birthDate", value: (row) => people(row, "birthDate"), width: 14 },
];

/** How many of the finding's people its cells name: "20 / 745". */
const peopleShown = ({ people: shown, peopleCount }: ExportRowFull): string =>
  shown.length === peopleCount ? String(peopleCount) : `${shown.length} / ${peopleCount}`;
