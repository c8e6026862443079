import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Ctx } from "@/lib/access/actor";
import { uploadPath } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { listArriving, uploadArrival } from "@/lib/snapshot/queries/own-uploads";
import { lastRoll } from "@/lib/snapshot/queries/last-roll";
import { previewProgress } from "@/lib/snapshot/queries/preview-state";
import { askPreview, cancelPreview } from "@/lib/snapshot/services/preview/ask";
import { abandonPreview, workPreview } from "@/lib/snapshot/services/preview/work";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { abandonInspection, askInspection, workInspection } from "@/lib/snapshot/services/upload/inspect";
import { registerUpload } from "@/lib/snapshot/services/upload/register";
import { removeUpload } from "@/lib/snapshot/services/upload/remove";
import { sweepUploads } from "@/lib/snapshot/services/upload/sweep";
import { freshDatabase } from "@/tests/support/fresh-database";
import { ADMIN, HEADER, voterLine } from "@/tests/support/roll-text";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

const database = await freshDatabase();
const colleague: Ctx = { actor: { ...ADMIN.actor, id: "admin-2", username: "admin2" } };
const NO_VOTERS = { rows: 0, male: 0, female: 0, kecamatan: 0, desa: 0, tps: 0 };
const never = new AbortController().signal;

async function asked(text: string): Promise<number> {
  const path = join(database.dataDir, `${crypto.randomUUID()}.csv`);
  await writeFile(path, text);
  const uploadIds = [await addFile(ADMIN, path)];
  const { id } = await askPreview(ADMIN, { uploadIds, regionCode: "3314", referenceDate: "2025-12-10" });
  return id;
}

const ROLL = [HEADER, voterLine(1), voterLine(2, { sex: "L" })].join("\n");

test("the worker reads; who asked sees it masked, nobody else anything, and a day later it is gone", async () => {
  const id = await asked(ROLL);
  expect(await previewProgress(ADMIN, id)).toMatchObject({ status: "queued", view: null, refusal: null });
  await workPreview(id, never);
  const { status, bytes, totalBytes, view } = await previewProgress(ADMIN, id);
  expect(status).toBe("done");
  expect(bytes).toBe(totalBytes);
  expect(view).toMatchObject({ accepted: 2, active: 2, rejected: 0, questions: [] });
  expect(view?.tables[0]?.rows[0]).toMatchObject({ name: "SI** ******", active: true, tps: 1 });
  await expect(previewProgress(colleague, id)).rejects.toMatchObject({ code: "preview-not-found" });
  const elsewhere = { uploadIds: ["x"], regionCode: "3313", referenceDate: "2025-12-10" };
  await expect(askPreview(ADMIN, elsewhere)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(askPreview(ADMIN, { ...elsewhere, regionCode: "3314" })).rejects.toMatchObject({
    code: "upload-not-found",
  });
  expect(await prisma().snapshot.count()).toBe(0);
  await sweepUploads(new Date(Date.now() + 2 * 86_400_000));
  await expect(previewProgress(ADMIN, id)).rejects.toMatchObject({ code: "preview-not-found" });
});

test("what nobody waits for any more is not read; what the worker left is read again; a crash is said", async () => {
  const calledOff = await asked(ROLL);
  await cancelPreview(colleague, { id: calledOff });
  await cancelPreview(ADMIN, { id: calledOff });
  await workPreview(calledOff, never);
  expect(await previewProgress(ADMIN, calledOff)).toMatchObject({ status: "cancelled", view: null });

  const left = await asked(ROLL);
  await expect(workPreview(left, AbortSignal.abort(new Error("the worker ends")))).rejects.toThrow();
  expect(await previewProgress(ADMIN, left)).toMatchObject({ status: "reading" });
  await workPreview(left, never);
  expect(await previewProgress(ADMIN, left)).toMatchObject({ status: "done" });
  await workPreview(left, never);

  const crashed = await asked(ROLL);
  await abandonPreview(crashed);
  const { status, refusal } = await previewProgress(ADMIN, crashed);
  expect([status, refusal?.code]).toEqual(["failed", "preview-crashed"]);
});

test("a reading under way ends when its person calls it off", async () => {
  const id = await asked([HEADER, ...Array.from({ length: 60_000 }, (_, i) => voterLine(i + 1))].join("\n"));
  const working = workPreview(id, never);
  await vi.waitUntil(async () => (await previewProgress(ADMIN, id)).status === "reading", {
    timeout: 60_000,
  });
  await cancelPreview(ADMIN, { id });
  await working;
  expect(await previewProgress(ADMIN, id)).toMatchObject({ status: "cancelled", view: null });
});

async function arrived(text: string, ctx = ADMIN): Promise<string> {
  const id = crypto.randomUUID();
  await registerUpload(ctx, { id, name: "daftar.csv", size: text.length });
  await writeFile(uploadPath(id), text);
  await askInspection(ctx, { id });
  return id;
}

test("what has arrived is looked at by the worker; a refusal says why and its file is gone", async () => {
  const id = await arrived(ROLL);
  await askInspection(ADMIN, { id });
  expect(await uploadArrival(ADMIN, id)).toMatchObject({ card: null, inspected: 0 });
  expect((await listArriving(ADMIN)).map((upload) => upload.id)).toEqual([id]);
  await expect(workInspection(id, AbortSignal.abort(new Error("the worker ends")))).rejects.toThrow();
  await workInspection(id, never);
  await workInspection(id, never);
  expect(await uploadArrival(ADMIN, id)).toMatchObject({
    card: { kind: "csv", tables: [{ headerLine: 1 }] },
  });
  await expect(uploadArrival(colleague, id)).rejects.toMatchObject({ code: "upload-not-found" });

  const noRoll = await arrived("No,Jumlah TPS,L,P\n1,3406,374907,385387\n");
  await workInspection(noRoll, never);
  await expect(uploadArrival(ADMIN, noRoll)).rejects.toMatchObject({ code: "file-not-a-roll" });
  await expect(access(uploadPath(noRoll))).rejects.toThrow();
});

test("a file that is discarded while it waits is not looked at; a crash is said", async () => {
  const discarded = await arrived(ROLL);
  await removeUpload(ADMIN, { id: discarded });
  await workInspection(discarded, never);
  await expect(uploadArrival(ADMIN, discarded)).rejects.toMatchObject({ code: "upload-not-found" });
  const crashed = await arrived(ROLL);
  await abandonInspection(crashed);
  await expect(uploadArrival(ADMIN, crashed)).rejects.toMatchObject({ code: "preview-crashed" });
});

test("files that an import would refuse say why", async () => {
  const id = await asked(ROLL);
  await prisma().upload.updateMany({ where: { status: "ready" }, data: { status: "deleted" } });
  await workPreview(id, never);
  const { status, refusal } = await previewProgress(ADMIN, id);
  expect([status, refusal?.code]).toEqual(["failed", "upload-not-found"]);
});

test("the numbers of a file are looked up in the roll of the period before", async () => {
  const numbers = ["3314054808850001", "3314054808850002"];
  const id = await seedSnapshot(
    numbers.map((nik) => ({ fileOrd: 1, raw: { nik, name: "SITI" } })),
    { referenceDate: "2025-06-30" },
  );
  await prisma().snapshot.update({ where: { id }, data: { countedTotals: NO_VOTERS } });
  const last = await lastRoll("3314", "2025-12-10");
  expect(await last?.holding([...numbers, "3314054808850003"])).toBe(2);
});
