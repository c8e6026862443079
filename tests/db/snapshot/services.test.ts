import { existsSync, mkdirSync } from "node:fs";
import { partitionName } from "@/lib/roll/partition-name";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { pool } from "@/lib/db/pool";
import { LIMITS } from "@/lib/ingest/limits";
import { prisma } from "@/lib/db/prisma";
import { ROLES, type Ctx } from "@/lib/access/actor";
import type { CreateSnapshotInput } from "@/lib/snapshot/model/input";
import { listSnapshots } from "@/lib/snapshot/queries/list";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";
import { cancelSnapshot } from "@/lib/snapshot/services/cancel";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";
import { removeSnapshot } from "@/lib/snapshot/services/remove";
import { saveMapping } from "@/lib/snapshot/services/save-mapping";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { finishUpload } from "@/lib/snapshot/services/upload/finish";
import { registerUpload } from "@/lib/snapshot/services/upload/register";
import { removeUpload } from "@/lib/snapshot/services/upload/remove";
import { sweepUploads } from "@/lib/snapshot/services/upload/sweep";
import { freshDatabase } from "@/tests/support/fresh-database";
import { ADMIN, HEADER, importText, voterLine } from "@/tests/support/roll-text";

const database = await freshDatabase();
const roll = [HEADER, voterLine(1), voterLine(2)].join("\n");
const described = {
  regionCode: "3314",
  stage: "DPB",
  period: "TW IV 2025",
  referenceDate: "2025-12-10",
} as const;
const elsewhere: Ctx = { actor: { ...ADMIN.actor, areas: ["3313"] } };

async function file(text: string): Promise<string> {
  const path = join(database.dataDir, `${crypto.randomUUID()}.csv`);
  await writeFile(path, text);
  return path;
}

const events = async (action: string) =>
  (await pool().query("select entity_id from audit_event where action = $1", [action])).rowCount;

test("only an admin, and only in its area, brings, cancels and removes rolls", async () => {
  const id = await importText(database.dataDir, roll);
  const uploadId = await addFile(ADMIN, await file(roll));
  const services: Record<string, (ctx: Ctx) => Promise<unknown>> = {
    registerUpload: (ctx) => registerUpload(ctx, { id: crypto.randomUUID(), name: "a.csv", size: 1 }),
    finishUpload: (ctx) => finishUpload(ctx, { id: uploadId }),
    removeUpload: (ctx) => removeUpload(ctx, { id: uploadId }),
    createSnapshot: (ctx) => createSnapshot(ctx, { uploadIds: [uploadId], ...described }),
    cancelSnapshot: (ctx) => cancelSnapshot(ctx, { id }),
    removeSnapshot: (ctx) => removeSnapshot(ctx, { id, reason: "masa simpan berakhir" }),
    saveMapping: (ctx) => saveMapping(ctx, { signature: "0".repeat(24), corrections: {} }),
    exportRejects: (ctx) => exportRejects(ctx, { id, purpose: { kind: "repair", number: "12/PL.01/2026" } }),
  };
  for (const [name, service] of Object.entries(services)) {
    for (const role of ROLES.filter((one) => one !== "admin")) {
      await expect(service({ actor: { ...ADMIN.actor, role } }), `${name} as ${role}`).rejects.toMatchObject({
        kind: "forbidden",
      });
    }
  }
  for (const name of ["createSnapshot", "cancelSnapshot", "removeSnapshot", "exportRejects"]) {
    await expect(services[name]?.(elsewhere), `${name} from another area`).rejects.toMatchObject({
      kind: expect.stringMatching(/forbidden|not-found/),
    });
  }
  expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "ready" });
});

test("files of one person that wait for their import have a quota", async () => {
  const upload = (size: number) => registerUpload(ADMIN, { id: crypto.randomUUID(), name: "a.csv", size });
  for (const size of [1, 2, 3].map(() => LIMITS.uploadBytes)) await upload(size);
  await expect(upload(LIMITS.uploadBytes).then(() => upload(LIMITS.uploadBytes))).rejects.toMatchObject({
    code: "upload-quota",
  });
  await prisma().upload.updateMany({ where: { name: "a.csv" }, data: { status: "deleted" } });
  await upload(1);
});

test("a snapshot is seen by whoever's area touches it", async () => {
  const id = await importText(database.dataDir, roll);
  const seen = async (ctx: Ctx) =>
    (await listSnapshots(ctx)).snapshots.some((snapshot) => snapshot.id === id);
  const verifikator = (areas: string[]): Ctx => ({
    actor: { id: "v", username: "v", role: "verifikator", areas },
  });
  expect(
    await Promise.all([
      seen(ADMIN),
      seen(verifikator(["331401"])),
      seen(verifikator(["3313"])),
      seen(verifikator([])),
      seen(elsewhere),
    ]),
  ).toEqual([true, true, false, false, false]);
  await expect(snapshotProgress(elsewhere, id)).rejects.toMatchObject({ code: "snapshot-not-found" });
});

test("a file that is refused is deleted at once, and its row says why", async () => {
  const path = await file("Desa,L,P\nX,1,2\n");
  await expect(addFile(ADMIN, path)).rejects.toMatchObject({ code: "file-not-a-roll" });
  const upload = await prisma().upload.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  expect(upload).toMatchObject({ status: "refused", problem: { code: "file-not-a-roll" } });
  expect(existsSync(uploadPath(upload.id))).toBe(false);
});

test("one upload makes one snapshot: of two people who import it at once, the other is told", async () => {
  const uploadId = await addFile(ADMIN, await file(roll));
  const tries = await Promise.allSettled(
    [1, 2].map(() => createSnapshot(ADMIN, { uploadIds: [uploadId], ...described })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { kind: "conflict", code: "upload-used" },
  });
  await expect(removeUpload(ADMIN, { id: uploadId })).rejects.toMatchObject({ code: "upload-used" });
});

test("nonsense about a snapshot is refused with its field", async () => {
  const uploadId = await addFile(ADMIN, await file(roll));
  const everywhere: Ctx = { actor: { ...ADMIN.actor, areas: [] } };
  const wrong: readonly (readonly [Partial<CreateSnapshotInput>, string])[] = [
    [{ regionCode: "9999" }, "region-unknown"],
    [{ regionCode: "33.14" }, "region-code-form"],
    [{ referenceDate: "2025-02-30" }, "date-form"],
    [{ previousId: 999_999 }, "snapshot-not-found"],
    [{ uploadIds: [uploadId, uploadId] }, "upload-twice"],
  ];
  for (const [change, code] of wrong) {
    await expect(
      createSnapshot(everywhere, { uploadIds: [uploadId], ...described, ...change }),
    ).rejects.toMatchObject({ code });
  }
  expect(await prisma().upload.findUniqueOrThrow({ where: { id: uploadId } })).toMatchObject({
    status: "ready",
    snapshotId: null,
  });
});

test("a correction of the mapping is used now, and a saved one the next time", async () => {
  const text = "NAMA,ALIAS,NIK\nSITI,IIN,3314050101850001\n";
  const uploadId = await addFile(ADMIN, await file(text));
  const { tables } = (await prisma().upload.findUniqueOrThrow({ where: { id: uploadId } }))
    .inspection as unknown as { tables: { header: { signature: string } }[] };
  const signature = tables[0]?.header.signature ?? "";
  const corrections = { name: { from: ["ALIAS"], take: "all" as const } };
  const { id } = await createSnapshot(ADMIN, {
    uploadIds: [uploadId],
    ...described,
    corrections: { [signature]: corrections },
  });
  const plan = (await prisma().snapshot.findUniqueOrThrow({ where: { id } })).mapping;
  expect(plan).toMatchObject({ files: [{ tables: [{ mapping: { name: { from: ["ALIAS"] } } }] }] });

  await saveMapping(ADMIN, { signature, corrections });
  const next = await addFile(ADMIN, await file(text));
  expect((await prisma().upload.findUniqueOrThrow({ where: { id: next } })).inspection).toMatchObject({
    tables: [{ mapping: { name: { from: ["ALIAS"] } } }],
  });
});

test("a removed snapshot leaves its description and no voter", async () => {
  const id = await importText(database.dataDir, `${roll}\nx,y\n`);
  const upload = await prisma().upload.findFirstOrThrow({ where: { snapshotId: id } });
  await removeSnapshot(ADMIN, { id, reason: "masa simpan berakhir (UU 27/2022)" });
  expect(
    await prisma().snapshot.findUniqueOrThrow({ where: { id }, include: { rejects: true } }),
  ).toMatchObject({ status: "removed", accepted: 2, rejects: [] });
  expect(
    (await pool().query("select 1 from pg_class where relname = $1", [partitionName(id)])).rowCount,
  ).toBe(0);
  expect(existsSync(uploadPath(upload.id))).toBe(false);
  expect(await events("snapshot.remove")).toBe(1);
  await expect(removeSnapshot(ADMIN, { id, reason: "sekali lagi, masa simpan" })).rejects.toMatchObject({
    code: "snapshot-not-removable",
  });
});

test("a snapshot on which a run works is not removed", async () => {
  const id = await importText(database.dataDir, roll);
  await prisma().run.create({ data: { snapshotId: id, createdBy: "x", status: "running" } });
  await expect(removeSnapshot(ADMIN, { id, reason: "masa simpan berakhir" })).rejects.toMatchObject({
    code: "snapshot-in-run",
  });
  expect(await events("snapshot.remove.refused")).toBeGreaterThan(0);
});

test("a file in which no line is a voter fails the import with a sentence, and stores nothing", async () => {
  const id = await importText(database.dataDir, `${HEADER}\nx,y\n`);
  expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "failed",
    problem: { code: "snapshot-no-records", values: { lines: 1 } },
  });
  expect(
    (await pool().query("select 1 from pg_class where relname = $1", [partitionName(id)])).rowCount,
  ).toBe(0);
});

test("uploads that nobody imported are deleted after a week, those in use never", async () => {
  const used = await importText(database.dataDir, roll);
  const kept = await prisma().upload.findFirstOrThrow({ where: { snapshotId: used } });
  const forgotten = await addFile(ADMIN, await file(roll));
  const halfRead = join(scratchDir(), "half-read");
  mkdirSync(join(halfRead, "sheets"), { recursive: true });
  await sweepUploads(new Date(Date.now() + 6 * 86_400_000));
  expect(existsSync(uploadPath(forgotten))).toBe(true);
  expect(existsSync(halfRead)).toBe(false);
  await sweepUploads(new Date(Date.now() + 8 * 86_400_000));
  expect(existsSync(uploadPath(forgotten))).toBe(false);
  expect(await prisma().upload.findUniqueOrThrow({ where: { id: forgotten } })).toMatchObject({
    status: "deleted",
  });
  expect(existsSync(uploadPath(kept.id))).toBe(true);
});
