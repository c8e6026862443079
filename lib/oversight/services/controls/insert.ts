import sql from "sql-template-tag";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import { ADDED, READY } from "@/lib/run/engine/publication/ready";
import { sampleWithout, seededRandom, type Random } from "@/lib/statistics/random";
import { verify, type Proposal } from "./verify";
import { carrierRowsAt, type CarrierRow } from "./carrier-row";
import {
  MAX_PEOPLE,
  generateControls,
  canGenerate,
  onlyColumns,
  type GeneratedControl,
  type GenerationContext,
} from "./generate";
import { rememberAnswer } from "./answers";
import { storedLine } from "./stored-line";
import { nameWords } from "./names";
import type { Sex } from "./synthetic-values";
import { assertPresent } from "@/lib/assert-present";

/** Enough to measure every reviewer; more would only cost time. */
const MAX_CONTROLS = 200;

export interface ControlRun {
  readonly id: number;
  readonly params: ReadonlyMap<string, unknown>;
  /** In the order in which their findings are published. */
  readonly detectors: readonly Detector[];
}

/**
 * Readies findings with a known answer (soal kendali) that will be published among those of a run, in its own
 * transaction, so that nobody ever sees the run without them. They look like the others, stand where such a
 * finding would stand, and are about nobody; they belong to no run and count nowhere but in the reviewers'
 * own rates. Repeatable: the same run inserts the same.
 * @returns how many were inserted
 */
export async function insertControlFindings(
  query: QueryFn,
  run: ControlRun,
  snapshot: SnapshotInfo,
  share: number,
): Promise<number> {
  const wanted = await wantedCodes(query, run, snapshot.id, share);
  if (wanted.length === 0) return 0;
  const random = seededRandom(snapshot.id * 7919 + run.id);
  const rows = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
  const carriers = await carrierRowsAt(
    query,
    snapshot,
    sampleWithout(rows, Math.min(rows, 4 * MAX_PEOPLE * wanted.length), random).map((at) => at + 1),
  );
  shuffle(carriers, random);
  const context = generationContext(carriers, snapshot);
  let inserted = 0;
  for (const code of wanted) {
    const places = carriers.splice(0, MAX_PEOPLE);
    const at = run.detectors.findIndex((detector) => detector.code === code);
    if (at < 0 || places.length < MAX_PEOPLE) continue;
    for (const control of generateControls(assertPresent(run.detectors[at]), places, context, random)) {
      const proposal = await verified(query, control, snapshot, run.params.get(code));
      if (proposal === null) continue;
      await stageControl(query, snapshot, control, at, proposal, random);
      inserted += 1;
      break;
    }
  }
  return inserted;
}

function generationContext(carriers: readonly CarrierRow[], snapshot: SnapshotInfo): GenerationContext {
  const letter = (sex: Sex) => carriers.find((carrier) => carrier.sex === sex)?.raw.sex ?? sex;
  const tails = carriers.flatMap(({ raw }) => /^\d{12}(\d{4})$/.exec(raw.nik ?? "")?.[1] ?? []);
  return { words: nameWords(carriers), tails, letter, referenceDate: snapshot.referenceDate };
}

/**
 * The detector finds what it is to have found, and where the answer is no it would find nothing in what the
 * reviewer sees.
 */
async function verified(
  query: QueryFn,
  { detector, expected, detected, shown, places }: GeneratedControl,
  snapshot: SnapshotInfo,
  params: unknown,
): Promise<Proposal | null> {
  const proposal = await verify(query, detector, detected, places, snapshot, params);
  if (proposal === null || expected === "accepted") return proposal;
  return (await verify(query, detector, shown, places, snapshot, params)) === null ? proposal : null;
}

/**
 * Which rules are imitated: as often as they found something, up to the share, less what earlier runs over
 * this snapshot inserted.
 */
async function wantedCodes(
  query: QueryFn,
  run: ControlRun,
  snapshotId: number,
  share: number,
): Promise<string[]> {
  const counts = z.array(z.object({ code: z.string(), n: z.number() })).parse(
    await query(sql`
      SELECT
        code,
        count(*)::int AS n
      FROM
        ${READY}
      WHERE
        NOT is_group
      GROUP BY
        1
      ORDER BY
        2 DESC,
        1
    `),
  );
  const [before] = z.array(z.object({ n: z.number() })).parse(
    await query(sql`
      SELECT
        count(*)::int AS n
      FROM
        control_finding k
        JOIN finding f ON f.id = k.finding_id
      WHERE
        f.snapshot_id = ${snapshotId}::int
    `),
  );
  const imitable = new Set<string>(run.detectors.filter(canGenerate).map(({ code }) => code));
  const usable = counts.filter(({ code }) => imitable.has(code));
  const all = counts.reduce((sum, row) => sum + row.n, 0);
  const target = Math.min(MAX_CONTROLS, Math.floor(all * share)) - (before?.n ?? 0);
  const total = usable.reduce((sum, row) => sum + row.n, 0);
  if (target <= 0 || total === 0) return [];
  // Every rule at least one, those that found most first; the list is cut where the target is reached.
  return usable
    .flatMap(({ code, n }) =>
      Array.from({ length: Math.max(1, Math.round((n / total) * target)) }, () => code),
    )
    .slice(0, target);
}

function shuffle<T>(list: T[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [assertPresent(list[other]), assertPresent(list[at])];
  }
}

async function stageControl(
  query: QueryFn,
  snapshot: SnapshotInfo,
  control: GeneratedControl,
  place: number,
  proposal: Proposal,
  random: Random,
): Promise<void> {
  const { detector, expected } = control;
  // An example may have lines that its finding is not about.
  const about = control.shown
    .map((raw, at) => ({ raw, carrier: assertPresent(control.places[at]) }))
    .filter(({ carrier }) => proposal.rows.includes(carrier.rowNo));
  const [shown, used] = [about.map(({ raw }) => raw), about.map(({ carrier }) => carrier)];
  const [first] = used;
  const same = (key: "desaKey" | "kecKey") => used.every((carrier) => carrier[key] === first?.[key]);
  const area = same("desaKey")
    ? assertPresent(first).desaKey
    : same("kecKey")
      ? assertPresent(first).kecKey
      : snapshot.regionCode;
  const fingerprint = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join("");
  const names = shown
    .map((raw) => (raw.name ?? "").toUpperCase().replace(/\d/g, "").trim())
    .filter((name) => name !== "")
    .join(" / ");
  const rows = used.map((carrier) => carrier.rowNo);
  const lines = shown.map((raw, at) =>
    storedLine(onlyColumns(raw, snapshot), assertPresent(used[at]), snapshot),
  );
  await query(sql`
    INSERT INTO
      ${ADDED} (
        code,
        place,
        version,
        subject_type,
        subject_key,
        tier,
        area_code,
        kec_key,
        desa_key,
        tps_no,
        score,
        evidence,
        absorbed,
        is_group,
        rows,
        baseline_rows,
        fingerprint,
        search_text
      )
    VALUES
      (
        ${detector.code},
        ${place}::int,
        ${detector.version}::int,
        ${detector.subject},
        ${`R:${rows.join(",")}`},
        ${detector.tier},
        ${area},
        ${same("kecKey") ? assertPresent(first).kecKey : null},
        ${same("desaKey") ? assertPresent(first).desaKey : null},
        ${used.every((carrier) => carrier.tpsNo === first?.tpsNo) ? (first?.tpsNo ?? null) : null}::smallint,
        ${proposal.score}::float8,
        ${JSON.stringify(proposal.evidence)}::jsonb,
        '[]',
        FALSE,
        ${rows}::INT[],
        '{}',
        ${fingerprint},
        ${names}
      )
  `);
  await rememberAnswer(query, { fingerprint, expected, lines });
}
