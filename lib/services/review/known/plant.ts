import sql from "sql-template-tag";
import { z } from "zod";
import type { QueryFn, SnapshotInfo } from "@/lib/detectors/kit/types";
import { findDetectorByCode } from "@/lib/detectors/registry";
import type { KnownRecord } from "@/lib/domain/known-record";
import type { RawRecord } from "@/lib/domain/roll-columns";
import { sampleWithout, seededRandom, type Random } from "@/lib/statistics/random";
import { believe, type Believed } from "./believe";
import { hostsAt, type Host } from "./host";
import { HOSTS, invent, inventable, onlyColumns, type Invention } from "./invent";
import { present } from "@/lib/domain/present";

/** Enough to measure every reviewer; more would only cost time. */
const MOST = 200;

export interface PlantRun {
  readonly id: number;
  readonly params: ReadonlyMap<string, unknown>;
}

/**
 * Puts findings with a known answer (soal kendali) among those of a run, in its own transaction, so that nobody ever sees the run without
 * them. They look like the others and are about nobody; they belong to no run and count nowhere but in the reviewers' own rates. Repeatable:
 * the same run plants the same.
 * @returns how many were planted
 */
export async function plantKnownAnswers(query: QueryFn, run: PlantRun, snapshot: SnapshotInfo, share: number): Promise<number> {
  const wanted = await wantedCodes(query, run.id, snapshot.id, share);
  if (wanted.length === 0) return 0;
  const random = seededRandom(snapshot.id * 7919 + run.id);
  const rows = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
  const hosts = await hostsAt(query, snapshot, sampleWithout(rows, Math.min(rows, 4 * HOSTS * wanted.length), random).map((at) => at + 1));
  shuffle(hosts, random);
  const free = await untouched(query, run.id);
  let planted = 0;
  for (const code of wanted) {
    const places = hosts.splice(0, HOSTS).sort((a, b) => a.rowNo - b.rowNo);
    const detector = findDetectorByCode(code);
    const invention = detector && places.length === HOSTS ? invent(detector, places, random) : null;
    const believed = invention && (await believe(query, invention, places, snapshot, run.params.get(code)));
    if (!invention || !believed) continue;
    await insert(query, run.id, snapshot, invention, believed, places, free, random);
    planted += 1;
  }
  return planted;
}

/** Which rules are imitated: as often as they found something, up to the share, less what earlier runs over this snapshot planted. */
async function wantedCodes(query: QueryFn, runId: number, snapshotId: number, share: number): Promise<string[]> {
  const counts = z.array(z.object({ code: z.string(), n: z.number() })).parse(await query(sql`
    select f.detector as code, count(*)::int as n from run_finding l join finding f on f.id = l.finding_id where l.run_id = ${runId}::int and not f.is_group group by 1 order by 1`));
  const [before] = z.array(z.object({ n: z.number() })).parse(await query(sql`select count(*)::int as n from known_answer k join finding f on f.id = k.finding_id where f.snapshot_id = ${snapshotId}::int`));
  const usable = counts.filter(({ code }) => { const detector = findDetectorByCode(code); return detector !== undefined && inventable(detector); });
  const all = counts.reduce((sum, row) => sum + row.n, 0);
  const target = Math.min(MOST, Math.floor(all * share)) - (before?.n ?? 0);
  const total = usable.reduce((sum, row) => sum + row.n, 0);
  if (target <= 0 || total === 0) return [];
  // Every rule at least one, then by size; the list is cut where the target is reached.
  return usable.flatMap(({ code, n }) => Array.from({ length: Math.max(1, Math.round((n / total) * target)) }, () => code)).slice(0, target);
}

function shuffle<T>(list: T[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [present(list[other]), present(list[at])];
  }
}

const stored = (raw: RawRecord, host: Host, snapshot: SnapshotInfo): KnownRecord => ({
  raw: onlyColumns(raw, snapshot), rowNo: host.rowNo, lineNo: host.lineNo, fileName: host.fileName, desaKey: host.desaKey, tpsNo: host.tpsNo,
});

async function insert(query: QueryFn, runId: number, snapshot: SnapshotInfo, invention: Invention, believed: Believed, hosts: readonly Host[], free: Untouched, random: Random): Promise<void> {
  const { detector, shown, expected } = invention;
  const used = hosts.slice(0, shown.length);
  const [first] = used;
  const same = (key: "desaKey" | "kecKey") => used.every((host) => host[key] === first?.[key]);
  const area = same("desaKey") ? present(first).desaKey : same("kecKey") ? present(first).kecKey : snapshot.regionCode;
  const fingerprint = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join("");
  const names = shown.map((raw) => (raw.name ?? "").toUpperCase().replace(/\d/g, "").trim()).filter((name) => name !== "").join(" / ");
  const [made] = z.array(z.object({ id: z.number() })).parse(await query(sql`
    insert into finding (snapshot_id, first_run_id, detector, version, tier, tier_rank, subject_type, subject_key, area_code, region_code, kec_key, desa_key, tps_no, score, evidence, fingerprint, row_count, search_text)
    values (${snapshot.id}::int, ${runId}::int, ${detector.code}, ${detector.version}::int, ${detector.tier}, ${{ T: 3, S: 2, I: 1 }[detector.tier]}::int, ${detector.subject}, ${`R:${used.map((host) => host.rowNo).join(",")}`}, ${area},
      ${snapshot.regionCode}, ${same("kecKey") ? present(first).kecKey : null}, ${same("desaKey") ? present(first).desaKey : null}, ${used.every((host) => host.tpsNo === first?.tpsNo) ? (first?.tpsNo ?? null) : null}::smallint, ${believed.score}::float8,
      ${JSON.stringify(believed.evidence)}::jsonb, ${fingerprint}, ${shown.length}::int, ${names}) returning id`));
  const records = shown.map((raw, at) => stored(raw, present(used[at]), snapshot));
  await query(sql`insert into known_answer (finding_id, run_id, expected, records) values (${present(made).id}::int, ${runId}::int, ${expected}, ${JSON.stringify(records)}::jsonb)`);
  await changePlaces(query, free, present(made).id, random);
}

/** Findings of this run that nobody has touched and that are no known answers, by number; and how many of the run's are untouched in all. */
async function untouched(query: QueryFn, runId: number): Promise<Untouched> {
  const found = z.array(z.object({ id: z.number(), known: z.boolean() })).parse(await query(sql`
    select id, exists (select 1 from known_answer k where k.finding_id = f.id) as known from finding f where first_run_id = ${runId}::int and state = 'new' and revision = 1 order by id`));
  return { ids: found.filter(({ known }) => !known).map(({ id }) => id), all: found.length };
}

interface Untouched {
  readonly ids: number[];
  all: number;
}

/** Numbers rise in the order of publication, so that the last ones would give themselves away: each takes the number of an untouched finding of this run. */
async function changePlaces(query: QueryFn, free: Untouched, id: number, random: Random): Promise<void> {
  free.all += 1;
  const [chosen] = free.ids.splice(Math.floor(random() * free.all * 0.95), 1);
  if (chosen === undefined) return;
  free.ids.push(id);
  const park = -id;
  await query(sql`update finding set id = ${park}::int where id = ${chosen}::int`);
  await query(sql`update known_answer set finding_id = ${chosen}::int where finding_id = ${id}::int`);
  await query(sql`update finding set id = ${chosen}::int where id = ${id}::int`);
  await query(sql`update finding set id = ${id}::int where id = ${park}::int`);
}
