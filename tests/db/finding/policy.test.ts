import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { DEFAULT_POLICY } from "@/lib/finding/model/policy";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { policyHistory } from "@/lib/finding/queries/policy-history";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedOffice, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;

beforeAll(async () => {
  office = await seedOffice();
});

const lineOf = async (name: string) =>
  (await policyHistory({ actor: office.admin })).lines.find((line) => line.name === name);

describe("the review policy", () => {
  it("has its defaults and bounds until an admin changes it", async () => {
    const { lines, changes } = await policyHistory({ actor: office.admin });
    expect(changes).toEqual([]);
    expect(Object.fromEntries(lines.map(({ name, value }) => [name, value]))).toEqual(DEFAULT_POLICY);
    expect(lines.find(({ name }) => name === "knownAnswerShare")).toMatchObject({
      kind: "number",
      min: 0,
      max: 0.2,
      change: null,
    });
  });

  it("keeps every change with its person, reason and what held before, and writes it on the trail", async () => {
    const admin = { actor: office.admin };
    await setReviewPolicy(admin, { param: "leaseMinutes", value: 20, reason: "Jaringan desa lambat" });
    await setReviewPolicy(admin, { param: "leaseMinutes", value: 30, reason: "Masih terlalu singkat" });
    const { changes } = await policyHistory(admin);
    expect(changes).toMatchObject([
      { param: "leaseMinutes", before: 20, value: 30, reason: "Masih terlalu singkat", by: "admin" },
      { param: "leaseMinutes", before: 15, value: 20, reason: "Jaringan desa lambat", by: "admin" },
    ]);
    expect(await lineOf("leaseMinutes")).toMatchObject({
      value: 30,
      default: 15,
      change: { reason: "Masih terlalu singkat" },
    });
    expect((await reviewPolicy()).leaseMinutes).toBe(30);
    const trail = await prisma().auditEvent.findMany({
      where: { action: "review.set-policy" },
      orderBy: { seq: "desc" },
      select: { actorId: true, body: true },
    });
    expect(trail).toHaveLength(2);
    expect(trail[0]?.actorId).toBe(office.admin.id);
    expect(trail[0]?.body).toContain("Masih terlalu singkat");
  });

  it("takes no value outside its bounds and no change without a reason", async () => {
    const admin = { actor: office.admin };
    const change = (value: number, reason: string) =>
      setReviewPolicy(admin, { param: "knownAnswerShare", value, reason });
    await expect(change(0.5, "Lebih banyak soal")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(change(0.1, " ")).rejects.toMatchObject({ code: "invalid-input" });
    expect(await lineOf("knownAnswerShare")).toMatchObject({ value: 0.02, change: null });
  });

  it("is shown to nobody who may not change it", async () => {
    for (const actor of [office.kec1, office.supervisor, office.auditor])
      await expect(policyHistory({ actor })).rejects.toMatchObject({ kind: "forbidden" });
  });
});
