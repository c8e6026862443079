import type { Detector, Example, SnapshotInfo } from "@/lib/detectors/kit/types";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { Outcome } from "@/lib/domain/finding-state";
import type { RawRecord } from "@/lib/domain/roll-columns";
import type { Random } from "@/lib/statistics/random";
import type { Host } from "./host";
import { present } from "@/lib/domain/present";

/** People that one invention may need. */
export const HOSTS = 3;

/** What a synthetic finding is made from: people as the reviewer will see them, and people of whom the machine's evidence is true. */
export interface Invention {
  readonly detector: Detector;
  readonly expected: Outcome;
  readonly shown: readonly RawRecord[];
  readonly believed: readonly RawRecord[];
}

type Rows = Extract<Example["rows"], readonly unknown[]>;
const rowsOf = (example: Example): Rows | null => (Array.isArray(example.rows) ? (example.rows as Rows) : null);
const own = (example: Example): boolean => example.baseline === undefined && example.elsewhere === undefined && example.params === undefined && example.snapshot === undefined;

/** Examples that fire by the few people in them alone, whatever else the roll and the server hold. */
const firingExamples = (detector: Detector): readonly Example[] =>
  detector.examples.filter((example) => example.kind === "fires" && own(example) && (rowsOf(example)?.length ?? HOSTS + 1) <= HOSTS);

/** People that a finding of this detector is about: of a rule over records the first line of an example, of a comparison all of its lines. */
const people = (detector: Detector, rows: Rows): Rows => (detector.kind === "record" ? rows.slice(0, 1) : rows);

/** Detectors whose own examples can be dressed up: rules over one record, and comparisons that need neither a model of a whole roll nor another roll. */
export function inventable(detector: Detector): boolean {
  if (firingExamples(detector).length === 0 || detector.needsBaseline === true || detector.preparations?.some(({ long }) => long === true) === true) return false;
  return detector.kind === "record" ? detector.code.startsWith("IDN") : detector.kind === "find" && detector.code.startsWith("GND");
}

/**
 * A finding whose right answer is known. Accepted: an example that fires, under another name and address. Rejected: the same evidence over a
 * record that visibly does not have the fault, the near miss of the same rule; whoever looks at the record sees that the machine is wrong.
 * Comparisons are only ever invented as accepted: of two unlike people nobody could be sure.
 */
export function invent(detector: Detector, hosts: readonly Host[], random: Random): Invention | null {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const firing = pick(firingExamples(detector));
  const near = pick(detector.examples.filter((example) => example.kind === "near-miss" && own(example) && rowsOf(example) !== null));
  if (!firing) return null;
  const believedRows = people(detector, rowsOf(firing) ?? []);
  const wrong = detector.kind === "record" && near !== undefined && random() < 0.4;
  const shownRows = wrong ? people(detector, rowsOf(near) ?? []) : believedRows;
  if (believedRows.length === 0 || shownRows.length !== believedRows.length || hosts.length < believedRows.length) return null;
  const who = Math.floor(random() * 50_000);
  const serial = String(1 + Math.floor(random() * 89)).padStart(4, "0");
  const dress = (rows: Rows) => rows.map((row, at) => freshSerial(placed(exampleVoter(who + at, row), row, present(hosts[at])), row, serial));
  return { detector, expected: wrong ? "rejected" : "accepted", believed: dress(believedRows), shown: dress(shownRows) };
}

/** Where the example does not speak of a place itself, the person lives where the host does. */
function placed(raw: RawRecord, row: Rows[number], host: Host): RawRecord {
  const at = { desa: host.desa, kecamatan: host.kecamatan, tps: host.tps, rt: host.rt, rw: host.rw };
  return { ...raw, ...Object.fromEntries(Object.entries(at).filter(([column]) => !(column in row))) };
}

/** Examples fix whole numbers; the serial is changed where it is an ordinary one, so that no two synthetic findings share a number. */
function freshSerial(raw: RawRecord, row: Rows[number], serial: string): RawRecord {
  const nik = row.nik;
  if (typeof nik !== "string" || !/^\d{12}00\d[1-9]$/.test(nik)) return raw;
  return { ...raw, nik: nik.slice(0, 12) + serial };
}

/** Columns that the roll does not have stay empty in made-up people too. */
export function onlyColumns(raw: RawRecord, snapshot: SnapshotInfo): RawRecord {
  return Object.fromEntries(Object.entries(raw).filter(([column]) => snapshot.columns.some((known) => known === column)));
}
