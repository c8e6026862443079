import sql, { raw } from "sql-template-tag";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { ROUND_SIZE } from "@/lib/oversight/model/practice";
import { practiceRound } from "@/lib/oversight/queries/practice/items";
import { practiceProgress } from "@/lib/oversight/queries/practice/progress";
import { answerPractice } from "@/lib/oversight/services/practice-answer";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;

beforeAll(async () => {
  office = await seedOffice();
  await seedFinding(await seedSnapshot());
});

const WORK_TABLES = [
  "finding",
  "finding_record",
  "run_finding",
  "judgement",
  "reveal",
  "attachment",
  "control_finding",
];

/** Everything that is counted, exported or reported, as one text. */
async function work(): Promise<string> {
  const tables = await Promise.all(
    WORK_TABLES.map((table) =>
      rows(
        z.object({ text: z.string().nullable() }),
        sql`
          SELECT
            string_agg(
              t::text,
              ' '
              ORDER BY
                t::text
            ) AS text
          FROM
            ${raw(table)} t
        `,
      ),
    ),
  );
  return JSON.stringify(tables);
}

describe("practice", () => {
  it("is answered once a round, kept, and goes on with other questions", async () => {
    const [first, second] = practiceRound(1);
    expect(
      await answerPractice(as(office.kec1), { round: 1, item: first!.id, given: first!.expected }),
    ).toMatchObject({ verdict: "right", expected: first!.expected });
    await expect(
      answerPractice(as(office.kec1), { round: 1, item: first!.id, given: "checked" }),
    ).rejects.toMatchObject({ code: "practice-answered" });
    await answerPractice(as(office.kec1), { round: 1, item: second!.id, given: "checked" });
    const progress = await practiceProgress(as(office.kec1));
    expect(progress).toMatchObject({ round: 1, begun: 1 });
    expect([...progress.answers]).toEqual(
      expect.arrayContaining([
        [first!.id, first!.expected],
        [second!.id, "checked"],
      ]),
    );
    expect((await practiceProgress(as(office.kec1), 2)).round).toBe(1);
    for (const item of practiceRound(1).slice(2))
      await answerPractice(as(office.kec1), { round: 1, item: item.id, given: "accepted" });
    expect((await practiceProgress(as(office.kec1))).answers.size).toBe(ROUND_SIZE);
    expect(await practiceProgress(as(office.kec1), 2)).toMatchObject({ round: 2, answers: new Map() });
  });

  it("shows nobody another's answers", async () => {
    expect((await practiceProgress(as(office.kec2))).answers.size).toBe(0);
    expect((await practiceProgress(as(office.supervisor))).answers.size).toBe(0);
  });

  it("is for those who judge, and for questions that there are", async () => {
    const [item] = practiceRound(1);
    for (const actor of [office.admin, office.auditor])
      await expect(
        answerPractice(as(actor), { round: 1, item: item!.id, given: "accepted" }),
      ).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      answerPractice(as(office.kec2), { round: 1, item: "IDN-04/nonesuch", given: "accepted" }),
    ).rejects.toMatchObject({ code: "practice-item" });
  });

  it(
    "touches no finding, judgement, sample or statistic, and the trail says only that somebody " +
      "practised",
    async () => {
      const before = await work();
      const [item] = practiceRound(1);
      await answerPractice(as(office.kec2), { round: 1, item: item!.id, given: "rejected" });
      expect(await work()).toBe(before);
      const [event] = await prisma().auditEvent.findMany({
        where: { entityType: "practice", actorId: office.kec2.id, entityId: item!.id },
      });
      expect(JSON.parse(event!.body)).toMatchObject({ action: "practice.answer", data: { round: 1 } });
      expect(event!.body).not.toMatch(/reject|accept|right|wrong/);
      const named = await rows(
        z.object({ n: z.number() }),
        sql`
          SELECT
            count(*)::int AS n
          FROM
            audit_event
          WHERE
            action LIKE 'practice.%'
            AND entity_type = 'finding'
        `,
      );
      expect(named).toEqual([{ n: 0 }]);
    },
  );
});
