import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ROLES, type Ctx } from "@/lib/access/actor";
import { pool } from "@/lib/db/pool";
import { cancelList } from "@/lib/list/services/cancel";
import { listSamples } from "@/lib/list/queries/samples";
import { drawHouses } from "@/lib/list/services/draw-houses";
import { drawSample } from "@/lib/list/services/draw-sample";
import { eraseExpired } from "@/lib/list/services/erase-expired";
import { acceptList, importList } from "@/lib/list/services/import";
import { matchStored } from "@/lib/list/services/match-stored";
import { enterSampleResults } from "@/lib/list/services/sample-results";
import { sampleSheet } from "@/lib/list/services/sample-sheet";
import { previewList } from "@/lib/list/services/preview";
import { freshDatabase } from "@/tests/support/fresh-database";
import { ADMIN, AS_IT_STANDS, HEADER, importText, voterLine } from "@/tests/support/roll-text";

const database = await freshDatabase();
const FIRST = ["TUKINEM", "SRIYATI", "WAGIYEM", "LASTRI", "PARTINI"];
const LAST = ["LESTARI", "UTAMI", "RAHAYU"];

const snapshotId = await importText(
  database.dataDir,
  [
    HEADER,
    voterLine(1, { name: "KARYATI DIKROMO", born: "05|03|1948" }),
    voterLine(2, { name: "KARYATI DIKROMO", born: "11|09|1979" }),
    voterLine(3, { name: "SUPINAH", born: "02|02|1955", remark: "1" }),
    ...Array.from({ length: 60 }, (_, i) =>
      voterLine(i + 10, {
        name: `${FIRST[i % 5] ?? ""} ${LAST[i % 3] ?? ""}`,
        born: `${String((i % 28) + 1).padStart(2, "0")}|0${(i % 9) + 1}|19${60 + (i % 35)}`,
        desa: i % 2 === 0 ? "KALANGAN" : "GEMOLONG",
      }),
    ),
  ].join("\n"),
  { answers: AS_IT_STANDS },
);

async function list(text: string): Promise<{ path: string; name: string }[]> {
  const name = `${crypto.randomUUID()}.csv`;
  await writeFile(join(database.dataDir, name), text);
  return [{ path: join(database.dataDir, name), name }];
}

const DEATHS = [
  "DAFTAR KEMATIAN DESA KALANGAN,,,",
  "NO,NAMA ALMARHUM,UMUR,DESA",
  "1,ALM. KARYATI DIKROMO,77,KALANGAN",
  "2,SUPINAH,70,KALANGAN",
  "3,KARYATI DIKROMO,,KALANGAN",
  "4,ZAINAL ABIDIN,44,KALANGAN",
  "JUMLAH,4,,",
].join("\n");
const input = { kind: "meninggal", source: "Desa Kalangan", snapshotId } as const;
const stored = async () => (await pool().query("select id from reference_list")).rowCount;

test("a preview says what became of each line and stores nothing", async () => {
  const { lines } = await previewList(ADMIN, await list(DEATHS), input);
  expect(lines.map(({ line, state }) => [line, state])).toEqual([
    [3, "one"],
    [4, "struck"],
    [5, "several"],
    [6, "none"],
    [7, "rejected"],
  ]);
  expect(lines[0]?.candidates[0]).toMatchObject({ row: 1, how: "name-age-place" });
  expect(lines[2]?.candidates.map(({ row }) => row).sort()).toEqual([1, 2]);
  expect(await stored()).toBe(0);
  const left = await pool().query(
    "select 1 from pg_class where relname like 'list\\_%' and relname not like '%sample%' and relkind = 'r'",
  );
  expect(left.rowCount).toBe(0);
});

test("an import keeps every line, its candidates and a line on the trail that names nobody", async () => {
  const { id } = await importList(ADMIN, await list(DEATHS), { ...input, letterNumber: "470/12" });
  const lines = await pool().query(
    "select line_no, state, people, raw from reference_list_line where list_id = $1 order by ord",
    [id],
  );
  expect(lines.rows).toHaveLength(5);
  expect(lines.rows[0]).toMatchObject({ state: "one", people: [{ raw: { age: "77" } }] });
  expect(lines.rows[4]).toMatchObject({ state: "rejected", people: [], raw: "JUMLAH,4,," });
  const trail = await pool().query("select body::text from audit_event where action = 'list.import'");
  expect(trail.rowCount).toBe(1);
  expect(JSON.stringify(trail.rows)).not.toMatch(/KARYATI|SUPINAH/);
});

test("only an admin brings lists, and only to a roll in its area", async () => {
  const files = await list(DEATHS);
  for (const role of ROLES.filter((one) => one !== "admin"))
    await expect(importList({ actor: { ...ADMIN.actor, role } }, files, input), role).rejects.toMatchObject({
      kind: "forbidden",
    });
  const elsewhere: Ctx = { actor: { ...ADMIN.actor, areas: ["3313"] } };
  await expect(previewList(elsewhere, files, input)).rejects.toMatchObject({ kind: "not-found" });
});

test("a file that names nobody is refused with what is missing", async () => {
  const files = await list("TAHUN,JUMLAH\n2024,12\n2025,15");
  await expect(previewList(ADMIN, files, input)).rejects.toMatchObject({ code: "list-no-people" });
});

const linesOf = async (id: number) =>
  (await pool().query("select 1 from reference_list_line where list_id = $1", [id])).rowCount;
const statusOf = async (id: number) =>
  (await pool().query("select status from reference_list where id = $1", [id])).rows;

test("a list that a person takes back before it is matched leaves no people behind", async () => {
  const { id } = await acceptList(ADMIN, await list(DEATHS), input);
  expect(await statusOf(id)).toEqual([{ status: "matching" }]);
  await cancelList(ADMIN, { id });
  expect(await matchStored(id)).toBeNull();
  expect(await statusOf(id)).toEqual([{ status: "cancelled" }]);
  expect(await linesOf(id)).toBe(0);
  await expect(cancelList(ADMIN, { id })).rejects.toMatchObject({ code: "list-matched" });
});

test("a list whose job comes twice is matched once", async () => {
  const { id } = await acceptList(ADMIN, await list(DEATHS), input);
  expect((await matchStored(id))?.lines).toHaveLength(5);
  expect(await matchStored(id)).toBeNull();
});

test("on its day a list loses its people by itself, with a line on the trail; the next day's stays", async () => {
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const { id } = await importList(ADMIN, await list(DEATHS), { ...input, keepUntil: soon });
  await eraseExpired();
  expect(await linesOf(id)).toBe(5);
  expect(await eraseExpired(new Date(`${soon}T00:00:00Z`))).toBe(1);
  expect(await linesOf(id)).toBe(0);
  const trail = await pool().query(
    "select body::json -> 'data' as data from audit_event where action = 'list.expire'",
  );
  expect(trail.rows).toEqual([{ data: { lines: 5 } }]);
  await expect(
    importList(ADMIN, await list(DEATHS), { ...input, keepUntil: "2020-01-01" }),
  ).rejects.toMatchObject({ kind: "bad-input" });
});

test("a sample of a list is drawn again by its seed, visited, says what it allows, decides nothing", async () => {
  const { id } = await importList(ADMIN, await list(DEATHS), { ...input, kind: "pindah-keluar" });
  const before = await pool().query("select count(*)::int as n from judgement");
  const first = await drawSample(ADMIN, { listId: id, size: 5, seed: 7 });
  await drawSample(ADMIN, { listId: id, size: 5, seed: 7 });
  const [again, drawn] = await listSamples(ADMIN, id);
  expect(again?.visits).toEqual(drawn?.visits);
  expect(drawn?.estimate).toMatchObject({ drawn: 4, share: null });
  await enterSampleResults(ADMIN, {
    sampleId: first.id,
    results: [
      { ord: 1, result: "true" },
      { ord: 2, result: "false" },
      { ord: 3, result: "not-met" },
    ],
  });
  const [, visited] = await listSamples(ADMIN, id);
  expect(visited?.estimate).toMatchObject({ visited: 3, share: 0.5, rest: 1 });
  const { stream } = await sampleSheet(ADMIN, { listId: id, sampleId: first.id });
  expect(await text(stream)).toContain("KARYATI DIKROMO");
  expect((await pool().query("select count(*)::int as n from judgement")).rows).toEqual(before.rows);
  const reviewer: Ctx = { actor: { ...ADMIN.actor, role: "verifikator" } };
  await expect(drawSample(reviewer, { listId: id, size: 5, seed: 7 })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("houses are drawn by RT and name nobody; the same seed draws the same", async () => {
  const draw = async () => text((await drawHouses(ADMIN, { snapshotId, houses: 6, seed: 3 })).stream);
  const sheet = await draw();
  expect(sheet.split("\n").filter((line) => /KALANGAN|GEMOLONG/.test(line))).toHaveLength(6);
  expect(sheet).not.toMatch(/KARYATI|TUKINEM|\d{16}/);
  expect(await draw()).toBe(sheet);
});

test("a voter of a desa that is called like a heading is an entry of a list without dates and numbers", async () => {
  const text = ["NAMA,DESA", "KARYATI DIKROMO,KAMPUNG BARU", "KECAMATAN,GEMOLONG", ""].join("\n");
  const { lines } = await previewList(ADMIN, await list(text), {
    kind: "meninggal",
    source: "Kecamatan",
    snapshotId,
  });
  expect(lines.map(({ line, state }) => [line, state === "rejected"])).toEqual([
    [2, false],
    [3, true],
  ]);
});
