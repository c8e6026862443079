import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Ctx } from "@/lib/access/actor";
import { pool } from "@/lib/db/pool";
import { expireExchanges } from "@/lib/exchange/services/forget";
import { giveFile } from "@/lib/exchange/services/give-file";
import { startExchange } from "@/lib/exchange/services/start";
import { takeInFile } from "@/lib/exchange/services/take-in";
import { moves } from "@/lib/list/queries/moves";
import { importList } from "@/lib/list/services/import";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { ADMIN, AS_IT_STANDS, HEADER, importText, voterLine } from "@/tests/support/roll-text";

const database = await freshDatabase();
const OURS = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2";
const THEIRS = "23456-789AB-CDEFG-HJKLM-NPQRS";

const GROBOGAN: Ctx = { actor: { ...ADMIN.actor, areas: ["3315"] } };

const roll = (from: number, to: number, period: string) =>
  importText(
    database.dataDir,
    [
      HEADER,
      ...Array.from({ length: to - from + 1 }, (_, i) => {
        const n = from + i;
        return voterLine(n, {
          name: `WARGA ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(n % 26)}UDIN${"A".repeat(n % 3)}`,
        });
      }),
    ].join("\n"),
    { answers: AS_IT_STANDS, period },
  );

// Two offices on one server stand for two servers: neither query of the product reads the other's roll.
const sragen = await roll(1, 30, "TW IV 2025");
const grobogan = await roll(25, 50, "TW III 2025");
await pool().query("update snapshot set region_code = '3315' where id = $1", [grobogan]);
const about = { basis: "nik", purpose: "Kesepakatan 12/2026" } as const;

/** A file as it lies on the stick between the offices. */
async function carried(id: number, step: 1 | 2, by = ADMIN): Promise<Buffer> {
  const { stream } = await giveFile(by, id, step);
  return Buffer.from(await text(Readable.from(stream)));
}

const started = () =>
  Promise.all([
    startExchange(ADMIN, {
      ...about,
      snapshotId: sragen,
      otherRegion: "3315",
      ownHalf: OURS,
      otherHalf: THEIRS,
    }),
    startExchange(GROBOGAN, {
      ...about,
      snapshotId: grobogan,
      otherRegion: "3314",
      ownHalf: THEIRS,
      otherHalf: OURS,
    }),
  ]);

test("each office learns which of its own lines stand on the other roll; no file holds a voter", async () => {
  const [a, b] = await started();
  const [firstA, firstB] = [await carried(a.id, 1), await carried(b.id, 1, GROBOGAN)];
  await takeInFile(ADMIN, a.id, firstB);
  await takeInFile(GROBOGAN, b.id, firstA);
  const [secondA, secondB] = [await carried(a.id, 2), await carried(b.id, 2, GROBOGAN)];
  expect(await takeInFile(ADMIN, a.id, secondB)).toEqual({ matches: 6 });
  expect(await takeInFile(GROBOGAN, b.id, secondA)).toEqual({ matches: 6 });
  const rows = (id: number) =>
    pool().query(
      "select array_agg(row_no order by row_no) as rows from exchange_match where exchange_id = $1",
      [id],
    );
  expect((await rows(a.id)).rows).toEqual([{ rows: [25, 26, 27, 28, 29, 30] }]);
  expect((await rows(b.id)).rows).toEqual([{ rows: [1, 2, 3, 4, 5, 6] }]);
  const told = Buffer.concat([firstA, firstB, secondA, secondB]).toString("latin1");
  expect(told).not.toMatch(/\d{16}|WARGA|UDIN/);
  // The secret and all that was made with it are gone, so that the files can answer no further question.
  const left = await pool().query(
    `select (select count(*) from exchange_entry)::int as own, (select count(*) from exchange_tag)::int as tags,
      count(secret)::int as secrets from exchange`,
  );
  expect(left.rows).toEqual([{ own: 0, tags: 0, secrets: 0 }]);
  await expect(takeInFile(ADMIN, a.id, secondB)).rejects.toMatchObject({ code: "exchange-over" });
  await expect(carried(a.id, 1)).rejects.toMatchObject({ code: "exchange-over" });
});

test("the next run asks about those who were found, without the other roll", async () => {
  await pool().query("update snapshot set status = 'removed' where id = $1", [grobogan]);
  const { runId } = await startRun(ADMIN, { snapshotId: sragen, detectors: ["GND-06"] });
  await executeRun(runId);
  await pool().query("update snapshot set status = 'ready' where id = $1", [grobogan]);
  const found = await pool().query(
    `select subject_key, evidence -> 'class' as class, evidence -> 'region' as region
    from finding where snapshot_id = $1 order by id`,
    [sragen],
  );
  expect(found.rows).toHaveLength(6);
  expect(found.rows[0]).toMatchObject({ subject_key: "R:25", class: "NIK", region: "3315" });
});

test("a move has its other end where the exchange found the voter", async () => {
  await pool().query("update snapshot set status = 'removed' where id = $1", [grobogan]);
  const path = join(database.dataDir, "pindah.csv");
  const { rows } = await pool().query(
    "select nik, name from voter_record where snapshot_id = $1 and row_no in (3, 25) order by row_no",
    [sragen],
  );
  const lines = rows.map(({ nik, name }, i) => [i + 1, nik, name].join(","));
  await writeFile(path, ["NO,NIK,NAMA", ...lines, ""].join("\n"));
  await importList(ADMIN, [{ path, name: "pindah.csv" }], {
    kind: "pindah-keluar",
    source: "Dukcapil",
    snapshotId: sragen,
  });
  const ends = await moves(ADMIN, sragen);
  await pool().query("update snapshot set status = 'ready' where id = $1", [grobogan]);
  expect(ends.filter(({ end }) => end === "3315")).toMatchObject([{ people: 1 }]);
  expect(ends.filter(({ end }) => end === null)).toMatchObject([{ people: 1 }]);
});

test("names and dates come after the numbers, and only for whom those did not find", async () => {
  const input = {
    ...about,
    basis: "name-date",
    snapshotId: grobogan,
    ownHalf: OURS,
    otherHalf: THEIRS,
  } as const;
  await expect(startExchange(GROBOGAN, { ...input, otherRegion: "3313" })).rejects.toMatchObject({
    code: "exchange-numbers-first",
  });
  const { id } = await startExchange(GROBOGAN, { ...input, otherRegion: "3314" });
  const { rows } = await pool().query(
    "select sum(cardinality(rows))::int as voters from exchange_entry where exchange_id = $1",
    [id],
  );
  expect(rows).toEqual([{ voters: 20 }]);
  expect(await expireExchanges(new Date(Date.now() + 31 * 86_400_000))).toBe(1);
});

test("a file of another key, changed on the way, of one's own, or taken twice is refused and says why", async () => {
  const [a, b] = await started();
  const first = await carried(b.id, 1, GROBOGAN);
  const other = await startExchange(GROBOGAN, {
    ...about,
    snapshotId: grobogan,
    otherRegion: "3314",
    ownHalf: THEIRS,
    otherHalf: OURS.replace("A", "B"),
  });
  await expect(takeInFile(ADMIN, a.id, await carried(other.id, 1, GROBOGAN))).rejects.toMatchObject({
    code: "exchange-file-key",
  });
  const changed = Buffer.from(first);
  changed[first.length - 60] = changed[first.length - 60] === 65 ? 66 : 65;
  await expect(takeInFile(ADMIN, a.id, changed)).rejects.toMatchObject({ code: "exchange-file-key" });
  await expect(takeInFile(ADMIN, a.id, await carried(a.id, 1))).rejects.toMatchObject({
    code: "exchange-file-other",
  });
  await takeInFile(ADMIN, a.id, first);
  await expect(takeInFile(ADMIN, a.id, first)).rejects.toMatchObject({ code: "exchange-out-of-turn" });
  await expect(takeInFile(ADMIN, a.id, Buffer.from("NIK,NAMA\n1,2\n"))).rejects.toMatchObject({
    code: "exchange-file-kind",
  });
  const trail = await pool().query("select body::text from audit_event where action like 'exchange.%'");
  expect(JSON.stringify(trail.rows)).not.toMatch(/WARGA|Kesepakatan|ABCDE/);
  expect(
    trail.rows.map(({ body }) => String(body)).filter((body) => body.includes("exchange.answer.refused")),
  ).not.toHaveLength(0);
});

test("only who brings lists makes one, within the area", async () => {
  const input = { ...about, snapshotId: sragen, otherRegion: "3315", ownHalf: OURS, otherHalf: THEIRS };
  const supervisor = { actor: { ...ADMIN.actor, role: "supervisor", areas: ["3314"] } } as const;
  await expect(startExchange(supervisor, input)).rejects.toMatchObject({ kind: "forbidden" });
  const elsewhere = { actor: { ...ADMIN.actor, areas: ["3313"] } };
  await expect(startExchange(elsewhere, input)).rejects.toMatchObject({ kind: "not-found" });
});
