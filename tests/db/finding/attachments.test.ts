import { readFile, stat } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import { attachmentPath } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { claimFinding } from "@/lib/finding/services/queue";
import { makeWorksheet } from "@/lib/finding/services/field/worksheet";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { openAttachment, uploadAttachment } from "@/lib/finding/services/attachments";
import { worksheetPlaces } from "@/lib/finding/queries/work/worksheet-places";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { as, refusal } from "@/tests/support/acting";
import { dayFromToday } from "@/tests/support/days";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  nikOf,
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;
let findingId: number;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  findingId = await seedFinding(at);
});

it("draws a photo anew, so that place and device in its metadata are gone", async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#aa5500" } })
    .withExif({ IFD0: { Make: "KAMERA-RAHASIA" } })
    .jpeg()
    .toBuffer();
  expect(photo.includes("KAMERA-RAHASIA")).toBe(true);
  const { attachmentId, sha256, size } = await uploadAttachment(as(office.kec1), {
    findingId,
    name: "../../etc/kk.jpg",
    bytes: photo,
  });
  const stored = await readFile(attachmentPath(sha256));
  expect(stored.includes("KAMERA-RAHASIA")).toBe(false);
  expect(stored.length).toBe(size);
  expect((await stat(attachmentPath(sha256))).mode & 0o077).toBe(0);
  const opened = await openAttachment(as(office.kec1), { attachmentId });
  expect(opened).toMatchObject({ mime: "image/jpeg", name: "../../etc/kk.jpg" });
  expect(await refusal(openAttachment(as(office.kec2), { attachmentId }))).toBe("finding-area");
  expect(await refusal(openAttachment(as(office.auditor), { attachmentId }))).toBe("finding-role");
  expect(
    await prisma().auditEvent.count({
      where: { action: { in: ["evidence.upload", "evidence.open", "evidence.open.refused"] } },
    }),
  ).toBe(4);
});

it("goes by the content of a file, not by its name, and by its size", async () => {
  const upload = (name: string, bytes: Uint8Array) =>
    refusal(uploadAttachment(as(office.kec1), { findingId, name, bytes }));
  expect(
    await upload(
      "surat.pdf",
      Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
    ),
  ).toBe("done");
  expect(await upload("kk.jpg", Buffer.from("<html><script>alert(1)</script></html>"))).toBe("evidence-type");
  expect(await upload("kk.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe(
    "evidence-type",
  );
  expect(
    await upload("kk.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 1])),
  ).toBe("evidence-unreadable");
  expect(await upload("besar.pdf", Buffer.alloc(10 * 1024 * 1024 + 1))).toBe("evidence-too-large");
});

it("prints field checks of one's own area, without numbers of identity", async () => {
  const id = await seedFinding(at, { rows: [7] });
  const { revision } = await claimFinding(as(office.kec1), { findingId: id });
  await fieldCheckFinding(as(office.kec1), {
    findingId: id,
    revision,
    dueDate: dayFromToday(7),
    addressee: "PPS Jati",
  });
  const { lines } = await worksheetLines(as(office.kec1), { snapshotId: at.snapshotId });
  expect(lines).toMatchObject([
    {
      findingId: id,
      row: 7,
      name: "PEMILIH 7",
      birthYear: "1990",
      dueDate: dayFromToday(7),
      addressee: "PPS Jati",
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain(nikOf(7));
  expect(await worksheetLines(as(office.kec2), { snapshotId: at.snapshotId })).toEqual({
    lines: [],
    total: 0,
  });
  expect(await refusal(makeWorksheet(as(office.auditor), { snapshotId: at.snapshotId }))).toBe(
    "finding-role",
  );
  expect(
    await refusal(makeWorksheet(as(office.kec2), { snapshotId: at.snapshotId, desaKey: "3314012001" })),
  ).toBe("finding-area");
  expect(await worksheetPlaces(as(office.kec1), at.snapshotId)).toMatchObject([
    { desaKey: "3314012001", voters: lines.length },
  ]);
  expect(await worksheetPlaces(as(office.kec2), at.snapshotId)).toEqual([]);
  expect(await worksheetPlaces(as(office.auditor), at.snapshotId)).toEqual([]);
  const { stream } = await makeWorksheet(as(office.kec1), { snapshotId: at.snapshotId });
  expect((await buffer(stream.pipe(new PassThrough()))).subarray(0, 5).toString()).toBe("%PDF-");
});
