import type { Actor } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { signOffFinding } from "@/lib/finding/services/review/supervision";
import { seedFinding, type Office, type SeededSnapshot } from "./review-seed";
import { seedSnapshot, type SeedLine } from "./seed-snapshot";

/** A made-up voter of Kalijambe; every number stands for one person over all quarters. */
export const voter = (n: number, change: Partial<SeedLine["raw"]> = {}): SeedLine => ({
  fileOrd: 1,
  raw: {
    nik: `331401${String(1 + (n % 28)).padStart(2, "0")}0590${String(9000 + n).padStart(4, "0")}`,
    name: `PEMILIH ${String.fromCharCode(65 + (n % 26))} ${n}`,
    birthPlace: "SRAGEN",
    birthDate: `${String(1 + (n % 28)).padStart(2, "0")}|05|1990`,
    sex: n % 2 === 0 ? "L" : "P",
    marital: "S",
    address: "DUKUH UJI",
    rt: "1",
    rw: "2",
    tps: "001",
    kecamatan: "KALIJAMBE",
    desa: "KARANGJATI",
    remark: "",
    ...change,
  },
});

/** A roll with a finished run over it. */
export async function quarter(
  lines: readonly SeedLine[],
  options: { readonly period: string; readonly referenceDate: string; readonly previousId?: number },
): Promise<SeededSnapshot> {
  const snapshotId = await seedSnapshot(lines, options);
  const { id } = await prisma().run.create({
    data: { snapshotId, status: "done", createdBy: "u-admin", params: {} },
    select: { id: true },
  });
  return { snapshotId, runId: id };
}

/** Judges and signs one finding by two people. */
export async function decide(office: Office, findingId: number, answer: object): Promise<void> {
  const as = (actor: Actor) => ({ actor });
  const { revision } = await claimFinding(as(office.both), { findingId });
  const judged = await judgeFinding(as(office.both), { findingId, revision, answer });
  if (judged.state === "awaiting_signoff")
    await signOffFinding(as(office.supervisor), { findingId, revision: judged.revision });
}

/** A finding about these lines, decided at once. */
export async function decided(
  office: Office,
  at: SeededSnapshot,
  rows: readonly number[],
  answer: object,
): Promise<number> {
  const findingId = await seedFinding(at, { rows });
  await decide(office, findingId, answer);
  return findingId;
}
