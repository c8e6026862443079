import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { DEFAULT_POLICY } from "@/lib/finding/model/policy";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { policyHistory } from "@/lib/finding/queries/policy-history";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { freshDatabase } from "@/tests/support/fresh-database";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { codeTableHistory } from "@/lib/finding/queries/codes/history";
import { newestTables } from "@/lib/finding/queries/codes/tables";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { setCodeTable } from "@/lib/finding/services/set-code-table";
import { seedFinding, seedOffice, seedSnapshot, type Office } from "@/tests/support/review-seed";

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

describe("the tables of codes", () => {
  const admin = () => ({ actor: office.admin });
  const tableOf = async (key: string) => {
    const found = (await newestTables()).find((table) => table.key === key);
    if (found === undefined) throw new Error(`no table ${key}`);
    const { id: _, ...table } = found;
    return table;
  };

  it("hold from the next answer on; a decision keeps the words of the table it was made under", async () => {
    const at = await seedSnapshot();
    const change = async (value: string) => {
      const findingId = await seedFinding(at, { detector: "IDN-12" });
      const { revision } = await claimFinding({ actor: office.kec1 }, { findingId });
      const followUp = { code: "UBAH", element: "disability", proposedValue: value } as const;
      await judgeFinding(
        { actor: office.kec1 },
        { findingId, revision, answer: { outcome: "accepted", followUp } },
      );
      return findingId;
    };
    const madeUnder = async (id: number) =>
      (await getFinding({ actor: office.kec1 }, id)).trail.findLast(({ made }) => made !== null)?.made;
    await expect(change("7")).rejects.toMatchObject({ code: "follow-up-value-code" });
    const old = await change("6");
    const table = await tableOf("DISABILITAS-2022");
    const codes = [
      ...table.codes.map((line) => ({
        ...line,
        ...(line.code === "6" ? { id: "netra", until: "2025-01-01" } : {}),
      })),
      { code: "7", id: "ganda", en: "multiple", until: null },
    ];
    await setCodeTable(admin(), { ...table, codes, reason: "Keputusan KPU tentang kode baru" });
    await expect(change("6")).rejects.toMatchObject({ code: "follow-up-value-code" });
    expect(await madeUnder(await change("7"))).toMatchObject({
      table: "DISABILITAS-2022.2",
      value: { id: "ganda" },
    });
    expect(await madeUnder(old)).toMatchObject({
      table: "DISABILITAS-2022",
      value: { id: "sensorik netra" },
    });
    expect((await codeTableHistory(admin()))[0]).toMatchObject({
      version: 2,
      by: "admin",
      reason: "Keputusan KPU tentang kode baru",
    });
  });

  it("lose no code, leave no stage without one, and are changed by one person at a time", async () => {
    const pdpb = await tableOf("PDPB-2025");
    const set = (part: object) => setCodeTable(admin(), { ...pdpb, reason: "Penyesuaian tabel", ...part });
    await expect(set({ codes: pdpb.codes.slice(1) })).rejects.toMatchObject({ code: "code-table-gone" });
    await expect(set({ version: 0 })).rejects.toMatchObject({ code: "code-table-changed" });
    await expect(set({ kind: "marital" })).rejects.toMatchObject({ kind: "bad-input" });
    const coklit = await tableOf("COKLIT-2022");
    await expect(
      setCodeTable(admin(), { ...coklit, to: "2024-12-31", reason: "Diganti" }),
    ).rejects.toMatchObject({
      code: "code-table-gap",
    });
    await expect(
      setCodeTable({ actor: office.supervisor }, { ...pdpb, reason: "Bukan wewenangnya" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
    await expect(prisma().codeTable.deleteMany()).rejects.toThrow(/permission denied/);
  });
});
