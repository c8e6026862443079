import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { QueryFn } from "@/lib/db/query-fn";
import { withClient } from "@/lib/db/sql";
import { onPool } from "@/lib/db/tx-rows";
import type { ExportRowFull } from "@/lib/finding/model/work/export-row";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { countsPart } from "@/lib/report/queries/counts-part";
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
  const counted = async ({ runId }: SeededSnapshot) =>
    (await countsPart({ runId, decided: false }, {}, onPool)).kept;
  const none = { kept: 0, revoked: 0, forwarded: 0, confirmed: 0, otherwise: 0 };
  expect(await counted(before)).toEqual({ ...none, kept: 2 });
  expect(await counted(at)).toEqual({ ...none, forwarded: 1 });
  const lines: ExportRowFull[] = [];
  const scope = { runId: at.runId, decided: false };
  for await (const line of exportRows(scope, { unmasked: false, people: 1 })) lines.push(line);
  expect(lines.filter(({ kept }) => kept !== null)).toMatchObject([{ findingId: same, kept: "forwarded" }]);
});
