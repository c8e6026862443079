import { expect, test } from "vitest";
import { runDetectors } from "@/eval/support/run";
import { prisma } from "@/lib/db/prisma";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedUser } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";
import { seedFinal } from "@/tests/support/seed-final";

await freshDatabase();

/**
 * Twelve desa of ninety people in families of three; in the second period the third desa has another name.
 */
const roll = (name: string | null) =>
  desaRows(12, 90, (desa, n) => ({
    ...(desa === 2 && name !== null ? { desa: name } : {}),
    nkk: `331401100115${String(desa * 30 + Math.floor(n / 3) + 1).padStart(4, "0")}`,
    rt: String(1 + (n % 3)),
    rw: "1",
  })).map((row, n) => ({ fileOrd: 1, raw: exampleVoter(n, row) }));

const CODES = ["UBH-06", "UBH-07", "UBH-10", "UBH-11", "MOB-03"];

test("a renamed desa is one question; tests stand aside until it is accepted, and use the mapping then", async () => {
  const before = await seedSnapshot(roll(null), { referenceDate: "2025-09-10", period: "TW III 2025" });
  const now = await seedSnapshot(roll("CEPOKO MAKMUR SENTOSA"), { previousId: before });
  const first = await runDetectors(now, before, CODES);
  expect(first.findings.map(({ code }) => code)).toEqual(["UBH-11"]);
  expect(first.findings[0]?.evidence).toMatchObject({ kind: "renamed", people: 90 });
  const aside = first.detectors.filter(({ reason }) => JSON.stringify(reason)?.includes("areasChanged"));
  expect(aside.map(({ code }) => code)).toEqual(["UBH-06", "UBH-07", "UBH-10", "MOB-03"]);

  const { id } = await seedUser("penguji", "supervisor");
  const asked = await prisma().finding.findFirstOrThrow({ where: { detector: "UBH-11" } });
  await seedFinal(asked.id, id, "accepted");
  const second = await runDetectors(now, before, CODES);
  expect(second.findings.map(({ code }) => code)).toEqual(["UBH-11"]);
  expect(second.detectors.filter(({ reason }) => reason !== null)).toEqual([]);
});
