import type { Ctx } from "@/lib/access/actor";
import { parseRole } from "@/lib/access/actor";
import { addLocalNote } from "@/lib/calendar/services/local-notes";
import { prisma } from "@/lib/db/prisma";
import { makeDraft } from "@/lib/draft/services/make";
import { drawSample } from "@/lib/list/services/draw-sample";
import { enterSampleResults } from "@/lib/list/services/sample-results";
import { setLetterhead } from "@/lib/office/services/set-letterhead";
import { answerRecheck } from "@/lib/oversight/services/recheck/answer";
import { drawRecheck } from "@/lib/oversight/services/recheck/draw";
import { daysAfter, officeToday } from "@/lib/regions/time-zone";
import { linkVoter, setLetterItem } from "@/lib/register/services/letter-items";
import { answerLetter, enterLetter } from "@/lib/register/services/letters";
import { createRecap } from "@/lib/report/services/create-recap";
import { createReport } from "@/lib/report/services/create";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { listsOf } from "@/scripts/server/demo/lists";

const REGION = DEFAULT_OPTIONS.region;
const SAMPLE_SEED = 20_251_201;

/**
 * What lies on the desk of the sample office beside the findings: letterhead, letters and an answer, drafts, a visited
 * sample of a list, a re-check of the finished quarter and its report. All through the services that the pages call.
 * @param runIds of the finished quarter and of the one in hand
 */
export async function seedPapers(snapshotId: number, runIds: readonly number[]): Promise<void> {
  const [supervisor, admin] = [await asUser("supervisor"), await asUser("admin")];
  await setLetterhead(admin, {
    regionCode: REGION,
    name: "Komisi Pemilihan Umum Kabupaten Sragen (contoh)",
    address: "Jalan Contoh Nomor 14, Sragen 57211",
    place: "Sragen",
    signers: ["Ketua", "Anggota", "Anggota", "Anggota", "Anggota"].map((position, at) => ({
      position,
      name: `Nama Contoh ${at + 1}`,
    })),
  });
  await letters(supervisor, snapshotId);
  for (const kind of ["narrative", "answer"] as const)
    await makeDraft(supervisor, { snapshotId, kind, locale: "id" });
  await addLocalNote(supervisor, {
    modus: "moved-for-vote",
    areaCode: `${REGION}06`,
    startsOn: daysAfter(officeToday(REGION), -40),
    expiresOn: daysAfter(officeToday(REGION), 200),
    source: "field",
    description:
      "Menjelang pemilihan kepala desa beberapa keluarga pindah masuk bersamaan ke satu alamat. (contoh)",
    aboutNobody: true,
  });
  await visitedSample(supervisor, snapshotId);
  const [finishedRun, runInHand] = runIds;
  if (finishedRun === undefined || runInHand === undefined) return;
  for (const runId of [finishedRun, runInHand]) await recheck(supervisor, runId);
  await createReport(supervisor, {
    runId: finishedRun,
    final: true,
    number: "31/PL.01.2-LP/3314/2025 (contoh)",
  });
  await createRecap(supervisor, {
    snapshotId,
    number: "42/PL.01.2-BA/3314/2025 (contoh)",
    at: `${daysAfter(officeToday(REGION), 17)}T09:00:00+07:00`,
    place: "Kantor KPU Kabupaten Sragen (contoh)",
  });
}

async function asUser(username: string): Promise<Ctx> {
  const { id, role, areas } = await prisma().user.findUniqueOrThrow({
    where: { username },
    select: { id: true, role: true, areas: true },
  });
  return { actor: { id, username, role: parseRole(role), areas } };
}

async function letters(ctx: Ctx, snapshotId: number): Promise<void> {
  const today = officeToday(REGION);
  const { letterId } = await enterLetter(ctx, {
    snapshotId,
    kind: "sarper",
    sender: "Bawaslu Kabupaten Sragen (contoh)",
    number: "118/PM.00.02/K.JT-27/2025",
    dated: daysAfter(today, -12),
    due: daysAfter(today, -5),
    responsible: "Divisi Perencanaan, Data dan Informasi",
    points: [
      "Dua belas pemilih baru berumur 17 tahun belum ada di daftar pemilih Kecamatan Plupuh.",
      "Tiga pemilih meninggal masih terdaftar di Desa Saren.",
    ],
  });
  await setLetterItem(ctx, { letterId, ord: 1, category: "baru", people: 12 });
  await setLetterItem(ctx, { letterId, ord: 2, category: "meninggal", people: 3 });
  for (const row of await namedAsDead(snapshotId, 3)) await linkVoter(ctx, { letterId, ord: 2, row });
  await answerLetter(ctx, {
    letterId,
    answer:
      "Butir 1: sepuluh sudah masuk lewat daftar pemilih baru, dua belum 17 tahun. Butir 2: ketiganya dicoret.",
    proof: "Berita acara coktas 18/2025",
  });
  const second = await enterLetter(ctx, {
    snapshotId,
    kind: "sarper",
    sender: "Bawaslu Kabupaten Sragen (contoh)",
    number: "131/PM.00.02/K.JT-27/2025",
    dated: daysAfter(today, -3),
    due: daysAfter(today, 4),
    responsible: "Divisi Perencanaan, Data dan Informasi",
    points: [
      "Dua puluh tujuh pemilih meninggal menurut hasil uji petik belum dicoret.",
      "Lima pemilih pindah keluar masih aktif.",
      "Satu perubahan elemen data.",
    ],
  });
  await setLetterItem(ctx, { letterId: second.letterId, ord: 1, category: "meninggal", people: 27 });
  await setLetterItem(ctx, { letterId: second.letterId, ord: 2, category: "pindah-keluar", people: 5 });
  for (const row of (await namedAsDead(snapshotId, 22)).slice(3))
    await linkVoter(ctx, { letterId: second.letterId, ord: 1, row });
  await enterLetter(ctx, {
    snapshotId,
    kind: "tanggapan",
    sender: "Warga Desa Gedongan (contoh)",
    number: "TM-07/2025",
    dated: daysAfter(today, -2),
    due: daysAfter(today, 5),
    responsible: "Operator Sidalih",
    points: ["Keluarga menyatakan seorang anggota masih hidup dan meminta namanya tetap terdaftar."],
  });
}

/** Voters whom lists of deaths name. */
async function namedAsDead(snapshotId: number, people: number): Promise<number[]> {
  const found = await prisma().findingRecord.findMany({
    where: { snapshotId, role: "subject", madeUp: false, finding: { detector: "RUJ-01" } },
    select: { rowNo: true },
    distinct: ["rowNo"],
    orderBy: { rowNo: "asc" },
    take: people,
  });
  return found.map(({ rowNo }) => rowNo);
}

/** Twenty lines of the list that is worth least, visited. */
async function visitedSample(ctx: Ctx, snapshotId: number): Promise<void> {
  const list = await prisma().referenceList.findFirstOrThrow({
    where: { snapshotId, source: "BPS/BPJS" },
    select: { id: true },
  });
  const made = (await listsOf(snapshotId, undefined)).find(({ source }) => source.name === "BPS/BPJS");
  const { id } = await drawSample(ctx, { listId: list.id, size: 20, seed: SAMPLE_SEED });
  const lines = await prisma().listSampleLine.findMany({ where: { sampleId: id }, select: { ord: true } });
  await enterSampleResults(ctx, {
    sampleId: id,
    results: lines.map(({ ord }) => {
      const met = repeatableDraw(String(ord), "met") < 0.85;
      return { ord, result: !met ? "not-met" : made?.lines[ord - 1]?.true === true ? "true" : "false" };
    }),
  });
}

/** A third person looks at decisions in which they had no hand: one of them was wrong. */
async function recheck(ctx: Ctx, runId: number): Promise<void> {
  const { recheckId } = await drawRecheck(ctx, {
    runId,
    seed: "4 1 6 2 5 3 3 6 1 2 4 5",
    perStratum: 30,
    tolerated: 0.05,
  });
  const items = await prisma().recheckItem.findMany({
    where: { recheckId },
    orderBy: [{ stratum: "asc" }, { ord: "asc" }],
  });
  const reviewers = [await asUser("verifikator"), await asUser("verifikator2")];
  let answered = 0;
  for (const { findingId } of items) {
    const took = await prisma().judgement.findMany({ where: { findingId }, select: { actorId: true } });
    const third = reviewers.find(({ actor }) => took.every(({ actorId }) => actorId !== actor.id));
    if (third === undefined) continue;
    answered += 1;
    await answerRecheck(third, {
      recheckId,
      findingId,
      verdict: answered === 9 ? "wrong" : "right",
      ...(answered === 9 ? { note: "Surat menyebut orang lain yang senama." } : {}),
    });
  }
}
