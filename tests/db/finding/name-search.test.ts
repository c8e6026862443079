import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { fewMatches, nameContains } from "@/lib/finding/queries/queue/text-matches";
import { rows } from "@/lib/db/sql";
import sql from "sql-template-tag";
import { z } from "zod";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
const NAMES = [
  "NUR'AINI",
  "NUR’AINI",
  "NURʼAINI",
  "NUR`AINI",
  "NURAINI",
  "SITI AMINAH",
  "SITI  AMINAH",
  "SITI\u00a0AMINAH",
  "SITI\u200bAMINAH",
  "ABDUL ROHMAN",
  "ABDULROHMAN",
  "ABDUL-ROHMAN",
  "JOSÉ TANDIONO",
  "JOSE\u0301 TANDIONO",
  "JOSE TANDIONO",
  "ŞÜKRÜ GÜNEŞ",
  "TRẦN THỊ HOA",
  "ŁUKASZ 100%",
];

beforeAll(async () => {
  office = await seedOffice();
  const at = await seedSnapshot();
  for (const name of NAMES) {
    const id = await seedFinding(at, { rows: [1] });
    await prisma().finding.update({ where: { id }, data: { searchText: name } });
  }
});

/** Names that a search of the whole queue gives, by the index and row by row. */
async function found(text: string): Promise<number> {
  const page = await findingPage({ actor: office.supervisor }, { filter: { text }, limit: 100 });
  const few = await fewMatches(text);
  const many = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        f.id
      FROM
        finding f
      WHERE
        ${nameContains(text)}
    `,
  );
  expect(few?.length ?? many.length).toBe(many.length);
  expect(page.rows).toHaveLength(many.length);
  return many.length;
}

it.each([
  ["nur'aini", 5],
  ["nur’aini", 5],
  ["nuraini", 5],
  ["siti aminah", 4],
  ["Siti  Aminah", 4],
  ["sitiaminah", 4],
  ["abdul rohman", 3],
  ["abdulrohman", 3],
  ["abdul-rohman", 3],
  ["jose", 3],
  ["josé", 3],
  ["jose\u0301", 3],
  ["gunes", 1],
  ["GÜNEŞ", 1],
  ["tran thi", 1],
  ["lukasz", 1],
  ["łukasz", 1],
  ["sit%aminah", 0],
  ["sit_aminah", 0],
])("%s finds %i", async (text, count) => {
  expect(await found(text)).toBe(count);
});

it.each(["' -", "%", "si", "s t", "siti 331"])(
  "a search for %s is refused, not dropped: names are neither spelled out nor are numbers in them",
  async (text) => {
    await expect(findingPage({ actor: office.supervisor }, { filter: { text } })).rejects.toThrow();
  },
);
