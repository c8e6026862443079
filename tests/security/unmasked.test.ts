import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { FRESH_MINUTES } from "@/lib/access/fresh";
import type { Ctx } from "@/lib/access/actor";
import { inTx } from "@/lib/db/tx";
import { settleSecond } from "@/lib/account/services/settle-second";
import { leavingTx, takeUnmasked } from "@/lib/account/services/unmasked";
import { auditPage } from "@/lib/audit/queries/page";
import { audit } from "@/lib/db/audit";
import { createUser } from "@/lib/account/services/create";
import { SYSTEM, type Role } from "@/lib/access/actor";
import { unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import type { UserError } from "@/lib/errors";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

const purpose = { kind: "sidalih" as const, number: "21/PL.01/2026" };

async function person(username: string, role: Role): Promise<Ctx> {
  const { id } = await createUser(
    { actor: SYSTEM },
    { username, name: username, role, areas: [], password: "kalimat panjang untuk uji" },
  );
  return { actor: { id, username, role, areas: [] }, session: { id, confirmedAt: new Date() } };
}

/** An export of so many records, as every door of the product makes it. */
const taking = (ctx: Ctx, records: number, asked: Parameters<typeof takeUnmasked>[2] = { purpose }) => {
  const event = { action: "finding.export", entityType: "run", entityId: 1 };
  return leavingTx(ctx, event, async (tx) => {
    const left = await takeUnmasked(tx, ctx, asked, null, () =>
      Promise.resolve({ subject: "finding.export run 1", records }),
    );
    await audit(tx, ctx, { ...event, data: { ...left } });
  }).then(
    () => "done",
    (error: UserError) => error.code,
  );
};

const [sari, second, watcher] = [
  await person("sari.satu", "supervisor"),
  await person("dua.admin", "admin"),
  await person("mata.luar", "auditor"),
];
await prisma().detectorParam.create({
  data: { code: "REVIEW", param: "unmaskedPerDay", value: 100, reason: "untuk uji", changedBy: "uji" },
});
const open = () => prisma().secondRequest.findFirst({ where: { kind: "export", outcome: null } });

test("a purpose is a kind and the number of a letter, and holds no identity", () => {
  const fits = (number: string) => unmaskedPurposeSchema.safeParse({ kind: "sidalih", number }).success;
  expect(fits("21/PL.01.2-SD/3314/2026")).toBe(true);
  for (const number of ["x", "perlu saja", "12345", "3314014101900001", "3314 0141 0190 0001/2026"])
    expect([number, fits(number)]).toEqual([number, false]);
});

test("a sentence alone opens nothing, nor does a session in which nobody has just shown who it is", async () => {
  expect(await taking(sari, 5, { statedPurpose: "ingin tahu isinya" })).toBe("export-purpose-kind");
  const old = new Date(Date.now() - (FRESH_MINUTES + 1) * 60_000);
  expect(await taking({ ...sari, session: { id: "s", confirmedAt: old } }, 5)).toBe("confirm-first");
});

test("the day's share is shared by exports that come at once; what is over it waits for somebody else", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => taking(sari, 40)));
  expect(answers.filter((answer) => answer === "done")).toHaveLength(2);
  expect(answers.filter((answer) => answer === "export-over-limit")).toHaveLength(3);
  const asked = await open();
  if (asked === null) throw new Error("nobody was asked for");
  const confirm = (ctx: Ctx) =>
    settleSecond(ctx, { id: asked.id, confirm: true }).then(
      () => "done",
      (error: UserError) => error.code,
    );
  expect(await confirm(sari)).toBe("second-person-needed");
  expect(await confirm(watcher)).toBe("forbidden");
  expect((await Promise.all([confirm(second), confirm(second)])).sort()).toEqual(["done", "second-gone"]);
  // Once, for just this, and for no more than was asked.
  expect(await taking(sari, 41)).toBe("export-over-limit");
  expect((await Promise.all([taking(sari, 40), taking(sari, 40)])).sort()).toEqual([
    "done",
    "export-over-limit",
  ]);
});

test("an auditor reads what left, for what and whose letter, and nothing else beside it", async () => {
  const { rows } = await auditPage(watcher, { unmasked: true });
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    actorName: "sari.satu",
    data: { unmasked: true, records: 40, purposeKind: "sidalih", purpose: purpose.number },
  });
});

test("at the server's own command line a purpose and the trail suffice", async () => {
  expect(await taking({ actor: SYSTEM }, 5_000, { statedPurpose: "pemulihan setelah gangguan" })).toBe(
    "done",
  );
  expect(await inTx((tx) => tx.unmaskedExport.count({ where: { records: 5_000 } }))).toBe(0);
});
