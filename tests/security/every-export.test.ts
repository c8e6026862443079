import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ROLES, type Actor, type Ctx, type Role } from "@/lib/access/actor";
import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { proveDecision } from "@/lib/audit/services/prove-decision";
import { noteHtml, NOTE_KINDS } from "@/lib/dashboard/model/transparency";
import { publicNote } from "@/lib/dashboard/queries/transparency";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { makeDraft } from "@/lib/draft/services/make";
import { drafts } from "@/lib/draft/queries/drafts";
import { giveFile } from "@/lib/exchange/services/give-file";
import { startExchange } from "@/lib/exchange/services/start";
import { exportFindings } from "@/lib/finding/services/export";
import { exportAreaPeople } from "@/lib/finding/services/export-people";
import { makeWorksheet } from "@/lib/finding/services/field/worksheet";
import { claimFinding } from "@/lib/finding/services/queue";
import { revealFinding } from "@/lib/finding/services/reveal";
import { blindFinding, judgeFinding } from "@/lib/finding/services/review/judgement";
import { signOffFinding } from "@/lib/finding/services/review/supervision";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { listLines } from "@/lib/list/queries/lines";
import { drawHouses } from "@/lib/list/services/draw-houses";
import { drawSample } from "@/lib/list/services/draw-sample";
import { exportInclusions } from "@/lib/list/services/export-inclusions";
import { importList } from "@/lib/list/services/import";
import { removeList } from "@/lib/list/services/remove";
import { sampleSheet } from "@/lib/list/services/sample-sheet";
import { exportMoves, MOVE_FORMATS } from "@/lib/list/services/export-moves";
import { sourceLetter } from "@/lib/list/services/source-letter";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { letters } from "@/lib/register/queries/letters";
import { struckVoters } from "@/lib/register/queries/struck";
import { letterSheet } from "@/lib/register/services/letter-sheet";
import { enterLetter } from "@/lib/register/services/letters";
import { printNotice } from "@/lib/register/services/notice";
import { whyPage } from "@/lib/register/services/why-page";
import { getReport, listReports } from "@/lib/report/queries/get";
import { buildReport } from "@/lib/report/services/build";
import { createReport } from "@/lib/report/services/create";
import { createRecap } from "@/lib/report/services/create-recap";
import { openReportFile } from "@/lib/report/services/open";
import { printSummary } from "@/lib/report/services/print-summary";
import { UserError } from "@/lib/errors";
import { areaPeople } from "@/lib/finding/queries/case/area-people";
import { caseOf } from "@/lib/finding/queries/case/case";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingNamesakes } from "@/lib/finding/queries/opened/namesakes";
import { peopleOf } from "@/lib/finding/queries/opened/people";
import { uploadAttachment } from "@/lib/finding/services/attachments";
import { listProgress } from "@/lib/list/queries/progress";
import { getRun } from "@/lib/run/queries/get";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import type { Period } from "@/lib/snapshot/model/period";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";
import { removeSnapshot } from "@/lib/snapshot/services/remove";
import { scratchFolder } from "@/tests/support/archive";
import { linesOf, readBook } from "@/tests/support/formulas";
import { ROUTE_ENTRANCES } from "@/tests/support/entrances";
import { freshDatabase } from "@/tests/support/fresh-database";
import { bytesOf } from "@/tests/support/pdf";
import { seedOffice, seedUser, type Office } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";
import { everythingKept, found as foundIn, textOfBytes } from "@/tests/support/traces";

const database = await freshDatabase();
const outside = scratchFolder();
const ctxOf = (actor: Actor): Ctx => ({ actor, session: { id: "s", confirmedAt: new Date() } });

let office: Office;
let who: Readonly<Record<Role, Ctx>>;
let period: Period;
let runId: number;
let listId: number;
let sampleId: number;
let strike: { readonly decision: number; readonly row: number };
let strikeFinding: number;
let openFinding: { readonly id: number; readonly row: number };
let letter: number;
let exchange: number;
let reportId: number;
/** Numbers of persons, and full days of birth, that stand anywhere in what this office holds. */
const known = { numbers: new Set<string>(), days: new Set<string>() };
/** Findings with a known answer, whose numbers nothing else on any paper can look like. */
let controls: readonly { readonly id: number; readonly names: readonly string[] }[];

const FIRST_NUMBER = 70_000_000;
const LISTED = { nik: "3314052304900077", born: "23-04-1990" };
const MEETING = {
  number: "63/PK.01-BA/3314/2025",
  at: "2025-12-15T09:00:00+07:00",
  place: "Aula KPU Sragen",
};

async function list(kind: "meninggal" | "baru", text: string): Promise<number> {
  const name = `${kind}.csv`;
  await writeFile(join(outside, name), text);
  const about = { kind, source: "BPS/BPJS", snapshotId: period.id, letterNumber: "B/7" } as const;
  return (await importList(ctxOf(office.admin), [{ path: join(outside, name), name }], about)).id;
}

/** Decided by one person, blind first where others are compared, and signed by another where the rules ask for it. */
async function decide(
  findingId: number,
  answer: { readonly outcome: "accepted" | "rejected"; readonly [part: string]: unknown },
  blind = false,
): Promise<void> {
  let { revision } = await claimFinding(ctxOf(office.both), { findingId });
  if (blind)
    ({ revision } = await blindFinding(ctxOf(office.both), { findingId, revision, outcome: answer.outcome }));
  const judged = await judgeFinding(ctxOf(office.both), { findingId, revision, answer });
  if (judged.state === "awaiting_signoff")
    await signOffFinding(ctxOf(office.supervisor), { findingId, revision: judged.revision });
}

const found = (detector: string) =>
  rows(
    z.object({ id: z.number(), row: z.number().nullable(), control: z.boolean() }),
    sql`
      SELECT
        f.id,
        min(r.row_no) AS ROW,
        EXISTS (
          SELECT
            1
          FROM
            control_finding k
          WHERE
            k.finding_id = f.id
        ) AS control
      FROM
        finding f
        LEFT JOIN finding_record r ON r.finding_id = f.id
      WHERE
        f.detector = ${detector}
      GROUP BY
        f.id
      ORDER BY
        f.id
    `,
  );

beforeAll(async () => {
  office = await seedOffice();
  who = {
    verifikator: ctxOf(await seedUser("whole", "verifikator", ["3314"])),
    supervisor: ctxOf(office.supervisor),
    admin: ctxOf(office.admin),
    auditor: ctxOf(office.auditor),
  };
  await setReviewPolicy(who.admin, { param: "doubleBlindShare", value: 0, reason: "tanpa sampel dalam uji" });
  await setReviewPolicy(who.admin, { param: "knownAnswerShare", value: 0.2, reason: "banyak soal kendali" });
  const broken = (n: number) => {
    const { nik, name } = exampleVoter(n);
    return n % 7 === 0 ? { nik: nik?.slice(0, 15) ?? null } : n % 11 === 0 ? { name: `${name ?? ""} 4` } : {};
  };
  const voters = Array.from({ length: 260 }, (_, n) => ({
    fileOrd: 1,
    raw: exampleVoter(n, { desa: ["SAREN", "KEDEN", "TROBAYAN"][n % 3] ?? "", ...broken(n) }),
  }));
  period = {
    id: await seedSnapshot(voters),
    regionCode: "3314",
    regionName: "Kabupaten Sragen",
    stage: "DPB",
    period: "TW IV 2025",
    referenceDate: "2025-12-10",
  };
  await prisma().snapshot.update({ where: { id: period.id }, data: { mapping: { files: [] } } });
  const [dead] = voters.slice(1).map(({ raw }) => raw);
  const line = [dead?.nik, dead?.name, dead?.birthDate?.replaceAll("|", "-"), dead?.desa].join(",");
  listId = await list("meninggal", `NO,NIK,NAMA,TANGGAL LAHIR,DESA\n1,${line}\n`);
  await list(
    "baru",
    `NO,NIK,NAMA,TANGGAL LAHIR,STATUS KAWIN,DESA\n1,${LISTED.nik},WULAN SAPUTRI,${LISTED.born},S,SAREN\n`,
  );
  // Findings are numbered so high that a number found on a paper is that of a finding and of nothing else.
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("SELECT setval(pg_get_serial_sequence('finding', 'id'), $1)", [FIRST_NUMBER]);
  await owner.end();
  ({ runId } = await startRun(who.admin, {
    snapshotId: period.id,
    detectors: ["IDN-02", "IDN-10", "IDN-11", "RUJ-01", "RUJ-04"],
  }));
  await executeRun(runId, { beforePublish: insertControlsInRun });
  const [named] = await found("RUJ-01");
  strikeFinding = named?.id ?? 0;
  const paper = { kind: "AKTA-KEMATIAN", number: "3314-KM-1", date: "2025-05-12" };
  const struck = { code: "TMS-1", rows: [named?.row], meant: [named?.row], paper };
  await decide(strikeFinding, { outcome: "accepted", followUp: struck }, true);
  const decisionOf = (findingId: number) =>
    prisma().judgement.findFirstOrThrow({ where: { findingId, kind: "decision" }, select: { id: true } });
  strike = { decision: (await decisionOf(strikeFinding)).id, row: named?.row ?? 0 };
  const [added] = await found("RUJ-04");
  await decide(
    added?.id ?? 0,
    { outcome: "accepted", followUp: { code: "TAMBAH" }, note: "KK dilihat" },
    true,
  );
  const plain = [...(await found("IDN-02")), ...(await found("IDN-10")), ...(await found("IDN-11"))];
  const [asked] = plain.filter(({ control, row }) => !control && row !== null);
  openFinding = { id: asked?.id ?? 0, row: asked?.row ?? 0 };
  // One of them is decided like a real one: a final decision must not carry it out of the house either.
  const [control] = plain.filter((one) => one.control);
  await decide(control?.id ?? 0, { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" });
  sampleId = (await drawSample(who.supervisor, { listId, size: 5, seed: 7 })).id;
  letter = (
    await enterLetter(who.supervisor, {
      snapshotId: period.id,
      kind: "sarper",
      sender: "Bawaslu Kabupaten Sragen",
      number: "14/PM.00.02/2025",
      dated: "2025-12-01",
      responsible: "supervisor",
      points: ["12 pemilih baru"],
    })
  ).letterId;
  await makeDraft(who.supervisor, { snapshotId: period.id, kind: "narrative", locale: "id" });
  exchange = (
    await startExchange(who.admin, {
      basis: "nik",
      purpose: "Kesepakatan 12/2026",
      snapshotId: period.id,
      otherRegion: "3315",
      ownHalf: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2",
      otherHalf: "23456-789AB-CDEFG-HJKLM-NPQRS",
    })
  ).id;
  const meeting = { snapshotId: period.id, ...MEETING };
  for (const ordered of [
    await createReport(who.supervisor, { runId }),
    await createReport(who.admin, { runId }),
    await createRecap(who.supervisor, meeting),
  ]) {
    await buildReport(ordered.reportId);
    reportId = ordered.reportId;
  }

  for (const { raw } of voters)
    for (const number of [raw.nik, raw.nkk])
      if (/^\d{16}$/.test(number ?? "")) known.numbers.add(number ?? "");
  known.numbers.add(LISTED.nik);
  for (const day of [dead?.birthDate?.replaceAll("|", "-"), dead?.birthDate, LISTED.born])
    if (day !== undefined) known.days.add(day ?? "");
  const real = new Set(voters.map(({ raw }) => raw.name));
  const rowsOf = z.object({ id: z.number(), text: z.string() });
  controls = (
    await rows(
      rowsOf,
      sql`
        SELECT
          f.id,
          coalesce(f.search_text, '') AS text
        FROM
          control_finding k
          JOIN finding f ON f.id = k.finding_id
      `,
    )
  ).map(({ id, text }) => ({
    id,
    names: text
      .split(" / ")
      .filter((one) => one.length > 5 && ![...real].some((name) => name?.includes(one))),
  }));
});

const drawn = async (writing: Promise<(out: Writable) => Promise<void>>) => [await bytesOf(await writing)];
const streamed = async (made: Promise<{ readonly stream: AsyncIterable<unknown> }>) => [
  await buffer(Readable.from((await made).stream)),
];
const shown = async (reading: Promise<unknown>) => [Buffer.from(JSON.stringify(await reading))];

type Export = (ctx: Ctx, locale: Locale) => Promise<readonly Buffer[]>;

/** What leaves by each route, made as the route makes it. */
const EXPORTS: Readonly<Record<string, Export>> = {
  "POST /api/ekspor": async (ctx, locale) =>
    (
      await Promise.all(
        ["csv", "xlsx", "jsonl"].map((format) => streamed(exportFindings(ctx, { runId, format, locale }))),
      )
    ).flat(),
  "POST /api/temuan/[id]/warga/ekspor": (ctx, locale) =>
    streamed(exportAreaPeople(ctx, { findingId: openFinding.id, purpose: "pencocokan di kantor", locale })),
  "GET /api/lembar-kerja": (ctx, locale) => streamed(makeWorksheet(ctx, { snapshotId: period.id, locale })),
  "POST /api/lembar-kerja": (ctx, locale) =>
    streamed(makeWorksheet(ctx, { snapshotId: period.id, format: "xlsx", locale })),
  "POST /api/pemberitahuan": async (ctx, locale) =>
    (
      await Promise.all(
        [
          { kind: "notice", ...strike },
          { kind: "decision", ...strike },
          { kind: "invitation", finding: openFinding.id, row: openFinding.row },
          { kind: "receipt", letter },
        ].map((asked) => drawn(printNotice(ctx, asked, locale))),
      )
    ).flat(),
  "POST /api/buku-tms/[decision]/[row]": (ctx, locale) => drawn(whyPage(ctx, strike, locale)),
  "GET /api/data/[id]/ditolak": (ctx) => streamed(exportRejects(ctx, { id: period.id })),
  "GET /api/perpindahan": async (ctx, locale) =>
    (
      await Promise.all(
        MOVE_FORMATS.map((format) =>
          streamed(exportMoves(ctx, period.id, format, locale).then((stream) => ({ stream }))),
        ),
      )
    ).flat(),
  "GET /api/surat": (ctx, locale) =>
    streamed(letterSheet(ctx, period.id, locale).then((stream) => ({ stream }))),
  "POST /api/uji-petik": (ctx) => streamed(sampleSheet(ctx, { listId, sampleId })),
  "POST /api/uji-petik/rumah": (ctx) =>
    streamed(drawHouses(ctx, { snapshotId: period.id, houses: 20, seed: 3 })),
  "POST /api/surat-sumber": (ctx, locale) =>
    Promise.all(
      (["docx", "pdf"] as const).map(
        async (format) => (await sourceLetter(ctx, { listId, locale, format })).bytes,
      ),
    ),
  "POST /api/pertukaran/[id]": (ctx) => streamed(giveFile(ctx, exchange, 1)),
  "GET /api/laporan": (ctx) => shown(listReports(ctx)),
  "GET /api/laporan/[id]/[name]": async (ctx) => {
    const files: Buffer[] = [];
    // What a supervisor does not read of an admin's report, which holds open findings, is not listed either.
    for (const { id: reportId, files: made } of await listReports(ctx))
      for (const { name } of made)
        // The list of what to do is the supervisor's own.
        if (!name.startsWith("tindak-lanjut") || ctx.actor.role === "supervisor")
          files.push(await buffer((await openReportFile(ctx, { reportId, name })).stream));
    return files;
  },
  "POST /api/ringkasan/cetak": (ctx, locale) => drawn(printSummary(ctx, { snapshotId: period.id }, locale)),
  "GET /api/transparansi": async (ctx, locale) =>
    Promise.all(
      NOTE_KINDS.map(async (kind) => Buffer.from(noteHtml(await publicNote(ctx, period, kind, locale)))),
    ),
  "GET /api/jejak/keputusan/[id]": async (ctx) => [Buffer.from(await proveDecision(ctx, strike.decision))],
  "GET /api/jejak/titik-periksa": async () => [Buffer.from(await takeCheckpoint())],
  // Pages that hold what is printed or copied from them.
  "/buku-tms": (ctx) => shown(struckVoters(ctx, "")),
  "/buku-tms/surat": (ctx) => shown(letters(ctx, period.id, "3314")),
  "/laporan/naskah": (ctx) => shown(drafts(ctx, period.id, "3314")),
  "/rujukan/[id]": (ctx) => shown(listLines(ctx, listId)),
};

/** Routes that answer a page with what it shows, take something in, or leave with identities for a purpose. */
const NOT_MASKED_PAPER = [
  "GET /api/health",
  "GET /api/auth/[...all]",
  "POST /api/auth/[...all]",
  "GET /api/temuan/[id]",
  "GET /api/temuan/[id]/kasus",
  "GET /api/temuan/[id]/orang",
  "GET /api/temuan/[id]/warga",
  "POST /api/temuan/[id]/bukti",
  "GET /api/bukti/[id]",
  "GET /api/data/[id]",
  "POST /api/data/[id]/ditolak",
  "GET /api/data/pratinjau/[id]",
  "HEAD /api/uploads/[[...id]]",
  "OPTIONS /api/uploads/[[...id]]",
  "PATCH /api/uploads/[[...id]]",
  "POST /api/uploads/[[...id]]",
  "GET /api/pemeriksaan/[id]",
  "GET /api/pekerjaan",
  "POST /api/daftar",
  "GET /api/daftar/[id]",
  "POST /api/inklusi",
  "POST /api/pertukaran",
  "GET /api/jejak/kunci-publik",
];

test("every route is among those whose papers are read here, or is said not to make one", () => {
  const routes = Object.keys(EXPORTS).filter((name) => name.includes(" /api/"));
  expect([...routes, ...NOT_MASKED_PAPER].sort()).toEqual(ROUTE_ENTRANCES.map(({ name }) => name).sort());
});

test("there are control findings, decided and open, with names that nobody bears", () => {
  expect(controls.length).toBeGreaterThan(2);
  expect(controls.flatMap(({ names }) => names).length).toBeGreaterThan(2);
});

/** The number of a finding however it is written: 70000012, 70.000.012 or 70,000,012. */
const numberOf = (id: number) =>
  new RegExp(`(?<!\\d)${new Intl.NumberFormat("en").format(id).replaceAll(",", "[.,]?")}(?!\\d)`);

function expectNobody(text: string, name: string): void {
  const digits = text.replace(/(?<=\d)[ .\-/|](?=\d)/g, "");
  for (const number of known.numbers) expect(digits.includes(number), `${name} holds a number`).toBe(false);
  for (const day of known.days) expect(text, name).not.toContain(day);
}

function expectNoControl(text: string, name: string): void {
  for (const control of controls) {
    expect(text, `${name}: finding with a known answer`).not.toMatch(numberOf(control.id));
    for (const person of control.names)
      expect(text, `${name}: person of such a finding`).not.toContain(person);
  }
}

const rolesOf = (name: string): readonly Role[] =>
  ROUTE_ENTRANCES.find((one) => one.name === name)?.roles ?? ["supervisor"];

test.each(Object.keys(EXPORTS))(
  "%s leaves for its roles alone, without a number or a known answer",
  async (name) => {
    const make = EXPORTS[name];
    if (make === undefined) throw new Error(name);
    for (const role of ROLES) {
      if (!rolesOf(name).includes(role)) {
        if (name !== "GET /api/jejak/titik-periksa" && name.includes(" /api/"))
          await expect(make(who[role], "id"), `${name} for ${role}`).rejects.toMatchObject({
            kind: "forbidden",
          });
        continue;
      }
      for (const locale of LOCALES)
        for (const [at, bytes] of (await make(who[role], locale)).entries()) {
          const text = await textOfBytes(bytes);
          expect(text.length, `${name} ${at}`).toBeGreaterThan(20);
          expectNobody(text, `${name} ${at} ${role}`);
          expectNoControl(text, `${name} ${at} ${role}`);
        }
    }
  },
);

test("an invitation to somebody of a known answer prints like any other: one that did not would name it", async () => {
  const rowOf = z.object({ finding: z.number(), row: z.number() });
  const [control] = await rows(
    rowOf,
    sql`
      SELECT
        f.id AS finding,
        r.row_no AS ROW
      FROM
        control_finding k
        JOIN finding f ON f.id = k.finding_id
        JOIN finding_record r ON r.finding_id = f.id
      WHERE
        f.state = 'new'
      ORDER BY
        f.id
      LIMIT
        1
    `,
  );
  if (control === undefined) throw new Error("no open finding with a known answer");
  const [bytes] = await drawn(printNotice(who.verifikator, { kind: "invitation", ...control }, "id"));
  expect(await textOfBytes(bytes ?? Buffer.of())).toContain("Undangan");
});

test("with a purpose identities leave, and still no known answer", async () => {
  const purpose = { kind: "sidalih", number: "21/PL.01/2026" } as const;
  const inclusions = async (format: "xlsx" | "csv") =>
    (await streamed(exportInclusions(who.supervisor, { snapshotId: period.id, format, purpose })))[0] ??
    Buffer.of();
  // Sidalih's seventeen columns, read by another library than the one that wrote them.
  const [head = [], line = []] = linesOf(readBook(await inclusions("xlsx")), "Pemilih Baru");
  expect([head.length, head[0], head[16]]).toEqual([17, "KECAMATAN", "TPS"]);
  expect(line.slice(3, 5)).toEqual([LISTED.nik, "WULAN SAPUTRI"]);
  for (const format of ["xlsx", "csv"] as const) {
    const text = await textOfBytes(await inclusions(format));
    expect(text).toContain(LISTED.nik);
    expectNoControl(text, format);
  }
  const { reportId: full } = await createReport(who.supervisor, { runId, purpose });
  await buildReport(full);
  for (const { name } of (await getReport(who.supervisor, full)).files) {
    const text = await textOfBytes(
      await buffer((await openReportFile(who.supervisor, { reportId: full, name })).stream),
    );
    expectNoControl(text, name);
    if (!name.startsWith("tindak-lanjut")) expectNobody(text, name);
  }
});

/** A number that nothing here has. */
const NOTHING = 2_000_000_000;

/** By number: what reads, changes or prints one thing, as a stranger of another kabupaten asks for it. */
const BY_NUMBER: Readonly<
  Record<string, readonly [role: Role, here: () => number, ask: (ctx: Ctx, id: number) => Promise<unknown>]>
> = {
  "GET /api/temuan/[id]": ["verifikator", () => openFinding.id, getFinding],
  "GET /api/temuan/[id]/kasus": ["verifikator", () => openFinding.id, caseOf],
  "GET /api/temuan/[id]/orang": ["verifikator", () => openFinding.id, peopleOf],
  "GET /api/temuan/[id]/warga": [
    "verifikator",
    () => openFinding.id,
    (ctx, id) => areaPeople(ctx, id, 1, null),
  ],
  "POST /api/temuan/[id]/warga/ekspor": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) => exportAreaPeople(ctx, { findingId, purpose: "pencocokan di kantor", locale: "id" }),
  ],
  "POST /api/temuan/[id]/bukti": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) => uploadAttachment(ctx, { findingId, name: "a.png", bytes: new Uint8Array(9) }),
  ],
  "to take a finding": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) => claimFinding(ctx, { findingId }),
  ],
  "to judge a finding": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) =>
      judgeFinding(ctx, {
        findingId,
        revision: 1,
        answer: { outcome: "rejected", reason: "DATA-BENAR", note: "benar" },
      }),
  ],
  "to open its identities": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) => revealFinding(ctx, { findingId, purpose: "ingin melihat temuan ini" }),
  ],
  "to see its namesakes": [
    "verifikator",
    () => openFinding.id,
    (ctx, findingId) => findingNamesakes(ctx, { findingId }),
  ],
  "to sign it off": [
    "supervisor",
    () => strikeFinding,
    (ctx, findingId) => signOffFinding(ctx, { findingId, revision: 1 }),
  ],
  "GET /api/data/[id]": ["admin", () => period.id, snapshotProgress],
  "GET /api/data/[id]/ditolak": ["admin", () => period.id, (ctx, id) => exportRejects(ctx, { id })],
  "to remove a roll": [
    "admin",
    () => period.id,
    (ctx, id) => removeSnapshot(ctx, { id, reason: "akhir masa simpan" }),
  ],
  "to run rules over it": ["admin", () => period.id, (ctx, snapshotId) => startRun(ctx, { snapshotId })],
  "GET /api/pemeriksaan/[id]": ["admin", () => runId, getRun],
  "POST /api/ekspor": ["admin", () => runId, (ctx, id) => exportFindings(ctx, { runId: id, format: "csv" })],
  "to order a report": ["admin", () => runId, (ctx, id) => createReport(ctx, { runId: id })],
  "GET /api/laporan/[id]/[name]": [
    "admin",
    () => reportId,
    (ctx, id) => openReportFile(ctx, { reportId: id, name: "laporan.pdf" }),
  ],
  "POST /api/ringkasan/cetak": [
    "admin",
    () => period.id,
    (ctx, snapshotId) => printSummary(ctx, { snapshotId }, "id"),
  ],
  "GET /api/lembar-kerja": [
    "verifikator",
    () => period.id,
    (ctx, snapshotId) => makeWorksheet(ctx, { snapshotId, locale: "id" }),
  ],
  "GET /api/daftar/[id]": ["admin", () => listId, listProgress],
  "to read the lines of a list": ["admin", () => listId, listLines],
  "to remove a list": [
    "admin",
    () => listId,
    (ctx, id) => removeList(ctx, { id, reason: "akhir masa simpan" }),
  ],
  "POST /api/uji-petik": ["admin", () => listId, (ctx, id) => sampleSheet(ctx, { listId: id, sampleId })],
  "POST /api/uji-petik/rumah": [
    "admin",
    () => period.id,
    (ctx, snapshotId) => drawHouses(ctx, { snapshotId, houses: 20, seed: 3 }),
  ],
  "POST /api/surat-sumber": [
    "supervisor",
    () => listId,
    (ctx, id) => sourceLetter(ctx, { listId: id, locale: "id", format: "docx" }),
  ],
  "POST /api/pertukaran/[id]": ["admin", () => exchange, (ctx, id) => giveFile(ctx, id, 1)],
  "GET /api/jejak/keputusan/[id]": ["supervisor", () => strike.decision, proveDecision],
  "POST /api/buku-tms/[decision]/[row]": [
    "supervisor",
    () => strike.decision,
    (ctx, decision) => whyPage(ctx, { decision, row: strike.row }, "id"),
  ],
  "POST /api/pemberitahuan, of a decision": [
    "supervisor",
    () => strike.decision,
    (ctx, decision) => printNotice(ctx, { kind: "notice", decision, row: strike.row }, "id"),
  ],
  "POST /api/pemberitahuan, of a letter": [
    "supervisor",
    () => letter,
    (ctx, id) => printNotice(ctx, { kind: "receipt", letter: id }, "id"),
  ],
};

/** How it was answered, numbers left out. */
const answered = async (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => "let through",
    (error: unknown) =>
      error instanceof UserError
        ? `${error.kind} ${error.code} ${JSON.stringify(error.values).replace(/\d+/g, "N")}`
        : `fault ${String(error)}`,
  );

test.each(Object.keys(BY_NUMBER))(
  "%s: to somebody of another kabupaten what is here and what is nowhere is the same",
  async (name) => {
    const [role, here, ask] = BY_NUMBER[name] ?? [];
    if (role === undefined || here === undefined || ask === undefined) throw new Error(name);
    const stranger = ctxOf({ id: `lain-${role}`, username: `lain.${role}`, role, areas: ["3313"] });
    const [found, missed] = [await answered(ask(stranger, here())), await answered(ask(stranger, NOTHING))];
    expect(found).toMatch(/^(?:not-found|forbidden)/);
    expect(found).toBe(missed);
  },
);

test("once lists and roll are removed no table, file or queue holds a name or a number of theirs", async () => {
  const names = new Set(
    (
      await rows(
        z.object({ name: z.string() }),
        sql`
          SELECT
            upper(name) AS name
          FROM
            shown_record
          WHERE
            snapshot_id = ${period.id}
            AND name LIKE '% %'
        `,
      )
    ).map(({ name }) => name),
  );
  names.add("WULAN SAPUTRI");
  const words = [...names, ...known.numbers];
  await revealFinding(who.verifikator, { findingId: openFinding.id, purpose: "dilihat sebelum dihapus" });
  // As the planner's own process does by and by.
  const planner = new pg.Client({ connectionString: database.adminUrl });
  await planner.connect();
  await planner.query("ANALYZE");
  // Nor does its log quote what broke a statement.
  await expect(planner.query(`SELECT '${LISTED.nik}'::int`)).rejects.toThrow(LISTED.nik);
  await expect(planner.query("INSERT INTO snapshot SELECT * FROM snapshot LIMIT 1")).rejects.toThrow();
  const {
    rows: [{ data_directory: directory }],
  } = await planner.query("SHOW data_directory");
  expect(await readFile(join(directory, "..", "postgres.log"), "utf8")).not.toContain(LISTED.nik);
  await planner.end();
  const kept = () => everythingKept(database.adminUrl, [database.dataDir]);
  expect(new Set(foundIn(await kept(), words).map((hit) => hit.split(": ")[0])).size).toBeGreaterThan(5);
  for (const { id } of await prisma().referenceList.findMany({ where: { status: "held" } }))
    await removeList(who.admin, { id, reason: "akhir masa simpan" });
  const ofLists = await kept();
  expect(foundIn(ofLists, ["WULAN SAPUTRI", LISTED.nik]).filter((hit) => !hit.includes("/reports/"))).toEqual(
    [],
  );
  const second = ctxOf(await seedUser("admin.kedua", "admin"));
  const asked = { id: period.id, reason: "akhir masa simpan" };
  expect(await removeSnapshot(who.admin, asked)).toEqual({ waits: true });
  expect(await removeSnapshot(second, asked)).toEqual({ waits: false });
  expect(foundIn(await kept(), words)).toEqual([]);
});
