import type { KeyEntry } from "@/prisma/roll/answer-key";
import type { Found } from "./run";

/** Where lines stand: desa and file by line number (index 0 unused), for both periods. */
export interface Lines {
  readonly desa: readonly string[];
  readonly file: readonly number[];
}

export interface Places {
  readonly current: Lines;
  readonly baseline: Lines;
}

/** One inserted thing with the places that it touches. */
interface Inserted {
  readonly entry: KeyEntry;
  readonly rows: ReadonlySet<number>;
  readonly baselineRows: ReadonlySet<number>;
  readonly desa: ReadonlySet<string>;
  readonly files: ReadonlySet<number>;
}

export interface Score {
  readonly code: string;
  inserted: number;
  found: number;
  /** findings that ask about something inserted, for this detector or as a side effect that the key names */
  right: number;
  /**
   * findings about an innocent look-alike that no rule could tell from a defect, or about the desa of a
   * spoilt file: a person must say no
   */
  allowed: number;
  false: number;
  readonly missed: KeyEntry[];
  readonly wrong: Found[];
}

/** Holds the findings of a run against the answer key, each detector by itself. */
export function judge(
  codes: readonly string[],
  findings: readonly Found[],
  key: readonly KeyEntry[],
  places: Places,
): Score[] {
  const inserted = key.map((entry) => locate(entry, places));
  return codes.map((code) => score(code, [code], findings, inserted));
}

/**
 * The same for several detectors that ask one question between them: what any of them finds is found, and
 * right whichever of them it was inserted for.
 */
export function judgeTogether(
  codes: readonly string[],
  findings: readonly Found[],
  key: readonly KeyEntry[],
  places: Places,
): Score {
  return score(
    codes.join(" "),
    codes,
    findings,
    key.map((entry) => locate(entry, places)),
  );
}

function score(
  name: string,
  codes: readonly string[],
  findings: readonly Found[],
  inserted: readonly Inserted[],
): Score {
  // A file that is spoilt as a whole (months before days, handed in twice) makes its desa unusual in many
  // ways: no detector is blamed for saying so.
  const spoilt = inserted.filter(({ entry }) => entry.code.startsWith("BRK-") && entry.kind === "defect");
  const asks = (code: string) => codes.includes(code);
  const result: Score = {
    code: name,
    inserted: 0,
    found: 0,
    right: 0,
    allowed: 0,
    false: 0,
    missed: [],
    wrong: [],
  };
  const own = findings.filter((finding) => asks(finding.code));
  const holding = findings.filter(
    (finding) => asks(finding.code) || finding.absorbed.some((absorbed) => asks(absorbed.code)),
  );
  for (const thing of inserted) {
    if (!asks(thing.entry.code) || thing.entry.kind !== "defect") continue;
    result.inserted += 1;
    if (holding.some((finding) => about(finding, thing))) result.found += 1;
    else result.missed.push(thing.entry);
  }
  const relevant = inserted.filter(({ entry }) => asks(entry.code) || entry.also.some(asks));
  for (const finding of own) {
    const things = relevant.filter((thing) => about(finding, thing));
    if (things.some(({ entry }) => entry.kind === "defect")) result.right += 1;
    else if (
      things.some(({ entry }) => entry.mayFire || !asks(entry.code)) ||
      spoilt.some((thing) => aboutArea(finding, thing))
    )
      result.allowed += 1;
    else {
      result.false += 1;
      result.wrong.push(finding);
    }
  }
  return result;
}

export interface LookAlike {
  readonly name: string;
  readonly inserted: number;
  /** pairs that a finding of one of the detectors asks about as one person */
  readonly asked: number;
}

/**
 * Pairs of two people who only look like one (twins, father and son …): how many of them these detectors ask
 * about.
 */
export function lookAlikes(
  codes: readonly string[],
  findings: readonly Found[],
  key: readonly KeyEntry[],
): LookAlike[] {
  const own = findings.filter(({ code }) => codes.includes(code)).map(({ rows }) => new Set(rows));
  const pairs = key.filter(
    ({ code, kind, rows }) => codes.includes(code) && kind === "innocent" && rows.length === 2,
  );
  return [...Map.groupBy(pairs, ({ name }) => name)].map(([name, inserted]) => ({
    name,
    inserted: inserted.length,
    asked: inserted.filter(({ rows }) => own.some((found) => rows.every((row) => found.has(row)))).length,
  }));
}

function locate(entry: KeyEntry, { current, baseline }: Places): Inserted {
  const desa = new Set([
    ...entry.rows.map((row) => current.desa[row] ?? ""),
    ...entry.baselineRows.map((row) => baseline.desa[row] ?? ""),
  ]);
  const named = /^[DT]:([^:#]+)/.exec(entry.subject)?.[1];
  if (named !== undefined) desa.add(named);
  const files = new Set(entry.rows.map((row) => current.file[row] ?? 0));
  const file = /^F:(\d+)/.exec(entry.subject)?.[1];
  if (file !== undefined) files.add(Number(file));
  return { entry, rows: new Set(entry.rows), baselineRows: new Set(entry.baselineRows), desa, files };
}

/** Is the finding about an area that this thing spoilt? */
function aboutArea(finding: Found, thing: Inserted): boolean {
  return /^[DT]:/.test(finding.subjectKey) && thing.desa.has(finding.areaCode);
}

/** Does the finding ask about this thing? By its lines; else by its desa, file or region. */
function about(finding: Found, thing: Inserted): boolean {
  const kind = finding.subjectKey.charAt(0);
  if (finding.isGroup || kind === "R" || kind === "K" || kind === "B")
    return (
      finding.rows.some((row) => thing.rows.has(row)) ||
      finding.baselineRows.some((row) => thing.baselineRows.has(row))
    );
  if (kind === "F")
    return (
      thing.entry.subject === finding.subjectKey ||
      thing.files.has(Number(/^F:(\d+)/.exec(finding.subjectKey)?.[1]))
    );
  if (thing.entry.subject === finding.subjectKey.split("#")[0]) return true;
  if (kind === "A")
    return (
      thing.entry.subject === finding.subjectKey ||
      [...thing.desa].some((desa) => desa.startsWith(finding.areaCode))
    );
  return thing.desa.has(finding.areaCode);
}
