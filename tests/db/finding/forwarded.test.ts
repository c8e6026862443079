import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { QueryFn } from "@/lib/db/query-fn";
import { withClient } from "@/lib/db/sql";
import { forwardKept } from "@/lib/finding/services/forward-kept";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinal } from "@/tests/support/seed-final";
import { seedFinding, seedOffice, seedSnapshot, type SeededSnapshot } from "@/tests/support/review-seed";

await freshDatabase();
let before: SeededSnapshot;
let at: SeededSnapshot;
let by: string;

beforeAll(async () => {
  by = (await seedOffice()).kec1.id;
  before = await seedSnapshot(40, "TW III 2025");
  at = await seedSnapshot();
});

/** A finding of the earlier period whose rejection is kept, and the same question of this period. */
async function asked(row: number, columns: string[], now: number = row): Promise<number> {
  const fingerprint = `person-${row}`;
  const earlier = await seedFinding(before, { detector: "IDN-07", rows: [row], fingerprint });
  await seedFinal(earlier, by, "rejected");
  const { id: judgementId } = await prisma().judgement.findFirstOrThrow({ where: { findingId: earlier } });
  await prisma().keptAnswer.create({ data: { findingId: earlier, judgementId, columns, keptBy: by } });
  return seedFinding(at, { detector: "IDN-07", rows: [now], fingerprint });
}

const publish = () =>
  withClient(async (client) => {
    const query: QueryFn = async ({ text, values }) => (await client.query(text, values)).rows;
    await forwardKept({ id: at.runId, snapshot: { id: at.snapshotId }, main: { client, query } })();
  });

it("marks what asks again with the watched columns unchanged, once, and nothing else", async () => {
  const same = await asked(3, ["name", "address"]);
  // Another voter under the same question: what is watched differs.
  const changed = await asked(5, ["name", "address"], 6);
  const fresh = await seedFinding(at, { detector: "IDN-07", rows: [9] });
  await publish();
  await publish();
  const marked = await prisma().forwardedFinding.findMany({ select: { findingId: true } });
  expect(marked).toEqual([{ findingId: same }]);
  expect(await prisma().finding.count({ where: { id: { in: [same, changed, fresh] }, state: "new" } })).toBe(
    3,
  );
  expect(await prisma().auditEvent.count({ where: { action: "finding.forward" } })).toBe(1);
});
