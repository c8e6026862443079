import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import PizZip from "pizzip";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/access/actor";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { ledgerOf } from "@/lib/list/model/ledger";
import { sheetOfInclusions } from "@/lib/list/queries/inclusions";
import { getList } from "@/lib/list/queries/list";
import { readTallies } from "@/lib/list/queries/ledger";
import { listLines } from "@/lib/list/queries/lines";
import { listLists } from "@/lib/list/queries/lists";
import { importList } from "@/lib/list/services/import";
import { matchStored } from "@/lib/list/services/match-stored";
import { rematchList } from "@/lib/list/services/rematch";
import { sourceLetter } from "@/lib/list/services/source-letter";
import { removeList } from "@/lib/list/services/remove";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { removeSnapshot } from "@/lib/snapshot/services/remove";
import { freshDatabase } from "@/tests/support/fresh-database";
import { readPdf } from "@/tests/support/pdf";
import { seedUser } from "@/tests/support/review-seed";
import { ADMIN, AS_IT_STANDS, HEADER, importText, voterLine } from "@/tests/support/roll-text";

const database = await freshDatabase();

const ROLL = [
  HEADER,
  voterLine(1, { name: "KARYATI DIKROMO", born: "05|03|1948" }),
  voterLine(2, { name: "SUPINAH WAGIYO", born: "02|02|1955" }),
  ...Array.from({ length: 40 }, (_, i) =>
    voterLine(i + 10, {
      name: `${["TUKINEM", "SRIYATI", "LASTRI", "PARTINI"][i % 4] ?? ""} ${["UTAMI", "RAHAYU", "WIDODO"][i % 3] ?? ""}`,
      born: `${String((i % 28) + 1).padStart(2, "0")}|0${(i % 9) + 1}|19${60 + (i % 35)}`,
    }),
  ),
].join("\n");
const DEATHS = [
  "NO,NAMA ALMARHUM,TANGGAL LAHIR,DESA",
  "1,KARYATI DIKROMO,05-03-1948,KALANGAN",
  "2,SUPINAH WAGIYO,02-02-1955,KALANGAN",
  "3,ZAINAL ABIDIN,11-11-1944,KALANGAN",
].join("\n");
const NEW = [
  "NO,NIK,NAMA,TANGGAL LAHIR,STATUS KAWIN,DESA",
  "1,3314052304900077,WULAN SAPUTRI,23-04-1990,S,KALANGAN",
  "2,3314056304120078,BAYU PERMANA,23-04-2012,B,KALANGAN",
].join("\n");

async function file(text: string): Promise<{ path: string; name: string }[]> {
  const name = `${crypto.randomUUID()}.csv`;
  await writeFile(join(database.dataDir, name), text);
  return [{ path: join(database.dataDir, name), name }];
}

const SUPERVISOR: Ctx = { actor: { id: "u-s", username: "s", role: "supervisor", areas: ["3314"] } };
const REVIEWER: Ctx = { actor: { id: "u-v", username: "v", role: "verifikator", areas: ["3314"] } };
let snapshotId = 0;
let listId = 0;
let findings: { id: number; detector: string; row: number | null }[] = [];

beforeAll(async () => {
  await seedUser("v", "verifikator", ["3314"]);
  await seedUser("s", "supervisor", ["3314"]);
  snapshotId = await importText(database.dataDir, ROLL, { answers: AS_IT_STANDS });
  const about = { source: "BPS/BPJS", snapshotId, letterNumber: "B/7" } as const;
  listId = (await importList(ADMIN, await file(DEATHS), { ...about, kind: "meninggal" })).id;
  await importList(ADMIN, await file(NEW), { ...about, kind: "baru", source: "DP4" });
  const { runId } = await startRun(ADMIN, { snapshotId, detectors: ["RUJ-01", "RUJ-04"] });
  await executeRun(runId);
  findings = (
    await pool().query(
      `select f.id, f.detector, r.row_no as row from finding f left join finding_record r on r.finding_id = f.id
      order by f.id`,
    )
  ).rows;
});

/** A decision in force, as two people leave it. */
async function decide(
  id: number | undefined,
  decision: { readonly outcome: string; readonly reasonCode: string; readonly followUp?: string },
): Promise<void> {
  const findingId = id ?? 0;
  const { outcome, reasonCode } = decision;
  const step = { findingId, round: 1, outcome, reasonCode };
  await prisma().judgement.create({
    data: { ...step, kind: "decision", fromState: "new", toState: "awaiting_signoff", actorId: "u-v" },
  });
  await prisma().judgement.create({
    data: { ...step, kind: "signoff", fromState: "awaiting_signoff", toState: "final", actorId: "u-s" },
  });
  const by = { decidedBy: "u-v", decidedAt: new Date(), signedBy: "u-s", signedAt: new Date() };
  await prisma().finding.update({ where: { id: findingId }, data: { state: "final", ...by, ...decision } });
}

test("each line of a list becomes a question with its provenance; a child is not asked about", () => {
  expect(findings.map(({ detector, row }) => [detector, row])).toEqual([
    ["RUJ-01", 1],
    ["RUJ-01", 2],
    ["RUJ-04", null],
  ]);
});

test("who reviews sees the line beside the voter, and neither match nor rate before the first judgement", async () => {
  const view = await getFinding(REVIEWER, findings[0]?.id ?? 0);
  expect(view.blind).toBe(true);
  expect(view.lists?.lines).toMatchObject([
    {
      source: "BPS/BPJS",
      letterNumber: "B/7",
      line: 2,
      told: null,
      people: [{ values: { birthDate: "1948" } }],
    },
  ]);
  const watching = await getFinding(
    { actor: { ...SUPERVISOR.actor, role: "auditor" } },
    findings[0]?.id ?? 0,
  );
  expect(watching.lists?.lines[0]?.told?.matches[0]).toMatchObject({ rowNo: 1, how: "name-date" });
  const missing = await getFinding(REVIEWER, findings[2]?.id ?? 0);
  expect(missing.lists?.lines[0]?.people[0]?.values.nik).toMatch(/^331405\*{10}$/);
  expect(JSON.stringify([view, watching, missing])).not.toMatch(/2304900077|05-03-1948|23-04-1990/);
});

test("the ledger counts final decisions and nothing else", async () => {
  const [first, second] = findings;
  await decide(first?.id, { outcome: "accepted", reasonCode: "TMS-1", followUp: "TMS-1" });
  await decide(second?.id, { outcome: "rejected", reasonCode: "DATA-BENAR" });
  const ledger = ledgerOf(await readTallies(SUPERVISOR));
  expect(ledger.find(({ kind }) => kind === "meninggal")).toMatchObject({
    source: "BPS/BPJS",
    lines: 3,
    true: 1,
    false: 1,
    notFound: 1,
    pending: 0,
    share: 0.5,
  });
  expect(ledger.find(({ kind }) => kind === "baru")).toMatchObject({
    lines: 2,
    pending: 1,
    notFound: 1,
    judged: 0,
  });
});

test("pages of lists are for those who watch, within their area, masked", async () => {
  expect((await listLists(SUPERVISOR)).map(({ counts }) => counts.one + counts.none)).toEqual([2, 3]);
  expect(await listLists({ actor: { ...SUPERVISOR.actor, areas: ["3313"] } })).toEqual([]);
  await expect(listLists(REVIEWER)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(getList({ actor: { ...SUPERVISOR.actor, areas: ["3313"] } }, listId)).rejects.toMatchObject({
    kind: "not-found",
  });
  const shown = JSON.stringify([await getList(SUPERVISOR, listId), await listLines(SUPERVISOR, listId)]);
  expect(shown).toContain("KARYATI");
  expect(shown).not.toMatch(/05-03-1948|02-02-1955/);
});

test("who is to be added stands in the sheet of Sidalih once accepted, with what speaks against it", async () => {
  const before = await sheetOfInclusions(SUPERVISOR, snapshotId);
  expect(before).toEqual([]);
  await decide(findings[2]?.id, { outcome: "accepted", reasonCode: "TAMBAH", followUp: "TAMBAH" });
  const sheet = await sheetOfInclusions(SUPERVISOR, snapshotId);
  expect(sheet).toMatchObject([{ name: "WULAN SAPUTRI", desa: "KALANGAN", note: "", source: "DP4 B/7" }]);
  await expect(sheetOfInclusions(REVIEWER, snapshotId)).rejects.toMatchObject({ kind: "forbidden" });
});

test("a letter to the source tells what came of its lines in counts, and names nobody", async () => {
  const { bytes } = await sourceLetter(SUPERVISOR, { listId, locale: "id" });
  const words = new PizZip(bytes).file("word/document.xml")?.asText() ?? "";
  expect(words).toContain("BPS/BPJS");
  expect(words).toContain("1 dari 2 yang sudah diputuskan");
  expect(words).not.toMatch(/KARYATI|SUPINAH|ZAINAL|\d{16}/);
  const printed = await sourceLetter(SUPERVISOR, { listId, locale: "id", format: "pdf" });
  const [page] = await readPdf((out) => Promise.resolve(void out.end(printed.bytes)));
  expect(page?.lines.join("\n")).toContain("1 dari 2 yang sudah diputuskan");
  await expect(sourceLetter(REVIEWER, { listId, locale: "id" })).rejects.toMatchObject({ kind: "forbidden" });
});

test("a list is held against a later roll once, as a list of its own", async () => {
  const later = await importText(database.dataDir, ROLL, { answers: AS_IT_STANDS, period: "TW I 2026" });
  const { id } = await rematchList(ADMIN, { id: listId, snapshotId: later });
  await matchStored(id);
  expect(await getList(SUPERVISOR, id)).toMatchObject({ fromListId: listId, counts: { one: 2, none: 1 } });
  await expect(rematchList(ADMIN, { id, snapshotId: later })).rejects.toMatchObject({ kind: "conflict" });
});

test("removal erases the people of a list, keeps its counts, and goes before that of the roll", async () => {
  await expect(
    removeSnapshot(ADMIN, { id: snapshotId, reason: "masa simpan berakhir" }),
  ).rejects.toMatchObject({ code: "snapshot-has-lists" });
  await expect(removeList(SUPERVISOR, { id: listId, reason: "masa simpan berakhir" })).rejects.toMatchObject({
    kind: "forbidden",
  });
  await removeList(ADMIN, { id: listId, reason: "masa simpan berakhir" });
  const left = await pool().query("select count(*)::int as n from reference_list_line where list_id = $1", [
    listId,
  ]);
  expect(left.rows).toEqual([{ n: 0 }]);
  const ledger = ledgerOf((await readTallies(SUPERVISOR)).filter((one) => one.listId === listId));
  expect(ledger).toMatchObject([{ lines: 3, true: 1, false: 1, notFound: 1 }]);
  const trail = await pool().query("select body::text from audit_event where action like 'list.%'");
  expect(JSON.stringify(trail.rows)).not.toMatch(/KARYATI|SUPINAH|ZAINAL|WULAN/);
});
