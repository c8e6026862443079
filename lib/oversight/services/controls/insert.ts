import sql from "sql-template-tag";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { KnownRecord } from "@/lib/finding/model/control-record";
import type { RawRecord } from "@/lib/roll/columns";
import { PLANTED, READY } from "@/lib/run/engine/ready";
import { sampleWithout, seededRandom, type Random } from "@/lib/statistics/random";
import { believe, type Believed } from "./verify";
import { hostsAt, type Host } from "./carrier-row";
import { HOSTS, invent, inventable, onlyColumns, type Invention, type Scene } from "./generate";
import { nameWords } from "./names";
import type { Sex } from "./synthetic-values";
import { assertPresent } from "@/lib/assert-present";

/** Enough to measure every reviewer; more would only cost time. */
const MAX_CONTROLS = 200;

export interface PlantRun {
  readonly id: number;
  readonly params: ReadonlyMap<string, unknown>;
  /** In the order in which their findings are published. */
  readonly detectors: readonly Detector[];
}

/**
 * Readies findings with a known answer (soal kendali) that will be published among those of a run, in its own
 * transaction, so that nobody ever sees the run without them. They look like the others, stand where such a
 * finding would stand, and are about nobody; they belong to no run and count nowhere but in the reviewers'
 * own rates. Repeatable: the same run plants the same.
 * @returns how many were planted
 */
export async function plantKnownAnswers(
  query: QueryFn,
  run: PlantRun,
  snapshot: SnapshotInfo,
  share: number,
): Promise<number> {
  const wanted = await wantedCodes(query, run, snapshot.id, share);
  if (wanted.length === 0) return 0;
  const random = seededRandom(snapshot.id * 7919 + run.id);
  const rows = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
  const hosts = await hostsAt(
    query,
    snapshot,
    sampleWithout(rows, Math.min(rows, 4 * HOSTS * wanted.length), random).map((at) => at + 1),
  );
  shuffle(hosts, random);
  const scene = sceneOf(hosts, snapshot);
  let planted = 0;
  for (const code of wanted) {
    const places = hosts.splice(0, HOSTS).sort((a, b) => a.rowNo - b.rowNo);
    const at = run.detectors.findIndex((detector) => detector.code === code);
    if (at < 0 || places.length < HOSTS) continue;
    for (const invention of invent(assertPresent(run.detectors[at]), places, scene, random)) {
      const believed = await convincing(query, invention, places, snapshot, run.params.get(code));
      if (believed === null) continue;
      await ready(query, snapshot, invention, at, believed, places, random);
      planted += 1;
      break;
    }
  }
  return planted;
}

function sceneOf(hosts: readonly Host[], snapshot: SnapshotInfo): Scene {
  const letter = (sex: Sex) => hosts.find((host) => host.sex === sex)?.raw.sex ?? sex;
  return { words: nameWords(hosts), letter, referenceDate: snapshot.referenceDate };
}

/**
 * The detector finds what it is to have found, and where the answer is no it would find nothing in what the
 * reviewer sees.
 */
async function convincing(
  query: QueryFn,
  { detector, expected, believed, shown }: Invention,
  hosts: readonly Host[],
  snapshot: SnapshotInfo,
  params: unknown,
): Promise<Believed | null> {
  const said = await believe(query, detector, believed, hosts, snapshot, params);
  if (said === null || expected === "accepted") return said;
  return (await believe(query, detector, shown, hosts, snapshot, params)) === null ? said : null;
}

/**
 * Which rules are imitated: as often as they found something, up to the share, less what earlier runs over
 * this snapshot planted.
 */
async function wantedCodes(
  query: QueryFn,
  run: PlantRun,
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
        known_answer k
        JOIN finding f ON f.id = k.finding_id
      WHERE
        f.snapshot_id = ${snapshotId}::int
    `),
  );
  const imitable = new Set<string>(run.detectors.filter(inventable).map(({ code }) => code));
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

const stored = (raw: RawRecord, host: Host, snapshot: SnapshotInfo): KnownRecord => ({
  raw: onlyColumns(raw, snapshot),
  rowNo: host.rowNo,
  lineNo: host.lineNo,
  fileName: host.fileName,
  desaKey: host.desaKey,
  tpsNo: host.tpsNo,
});

async function ready(
  query: QueryFn,
  snapshot: SnapshotInfo,
  invention: Invention,
  place: number,
  believed: Believed,
  hosts: readonly Host[],
  random: Random,
): Promise<void> {
  const { detector, expected } = invention;
  // An example may have lines that its finding is not about.
  const about = invention.shown
    .map((raw, at) => ({ raw, host: assertPresent(hosts[at]) }))
    .filter(({ host }) => believed.rows.includes(host.rowNo));
  const [shown, used] = [about.map(({ raw }) => raw), about.map(({ host }) => host)];
  const [first] = used;
  const same = (key: "desaKey" | "kecKey") => used.every((host) => host[key] === first?.[key]);
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
  const rows = used.map((host) => host.rowNo);
  const records = shown.map((raw, at) => stored(raw, assertPresent(used[at]), snapshot));
  await query(sql`
    INSERT INTO
      ${PLANTED} (
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
        folded,
        is_group,
        rows,
        baseline_rows,
        fingerprint,
        search_text,
        expected,
        records
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
        ${used.every((host) => host.tpsNo === first?.tpsNo) ? (first?.tpsNo ?? null) : null}::smallint,
        ${believed.score}::float8,
        ${JSON.stringify(believed.evidence)}::jsonb,
        '[]',
        FALSE,
        ${rows}::INT[],
        '{}',
        ${fingerprint},
        ${names},
        ${expected},
        ${JSON.stringify(records)}::jsonb
      )
  `);
}
