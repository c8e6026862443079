import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { begunActionSchema } from "@/lib/long-action/model/long-action";
import { ownLongActions } from "@/lib/long-action/queries/own-long-actions";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import { claimFinding } from "@/lib/finding/services/queue";
import { splitFinding } from "@/lib/finding/services/review/split";
import { longActionJob } from "@/lib/jobs/long-action";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot } from "@/tests/support/review-seed";

await freshDatabase();
const PEOPLE = 20_000;

it("splits a group of twenty thousand", async () => {
  const ctx = { actor: (await seedOffice()).kec1 };
  const at = await seedSnapshot(PEOPLE);
  const findingId = await seedFinding(at, { isGroup: true, rows: [1], evidence: { group: true } });
  await query(sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role)
    SELECT
      ${findingId}::int,
      n,
      ${at.snapshotId}::int,
      n + 1,
      'subject'
    FROM
      generate_series(1, ${PEOPLE - 1}::int) n
  `);
  const { revision } = await claimFinding(ctx, { findingId });
  const { action } = begunActionSchema.parse(await splitFinding(ctx, { findingId, revision }));
  await longActionJob.run({ actionId: action }, { signal: new AbortController().signal, attempt: 0 });
  expect(await ownLongActions(ctx)).toMatchObject([{ status: "done", done: PEOPLE }]);
  expect(await prisma().finding.count({ where: { splitFromId: findingId } })).toBe(PEOPLE);
});
