import sql from "sql-template-tag";
import { z } from "zod";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { isUnstorable } from "@/lib/db/unstorable";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => null).catch((error: unknown) => error);

test(
  "a text with a NUL and a number beyond its column are bad input, whichever way they reach the " +
    "database",
  async () => {
    const odd = await Promise.all([
      thrown(prisma().upload.findFirst({ where: { name: "a\0b" } })),
      thrown(prisma().finding.findUnique({ where: { id: 99_999_999_999 } })),
      thrown(
        rows(
          z.object({ id: z.number() }),
          sql`
            SELECT
              id
            FROM
              finding
            WHERE
              search_text = ${"a\0b"}
          `,
        ),
      ),
      thrown(
        rows(
          z.object({ id: z.number() }),
          sql`
            SELECT
              id
            FROM
              finding
            WHERE
              id = ${99_999_999_999}::int
          `,
        ),
      ),
    ]);
    expect(odd.map(isUnstorable)).toEqual([true, true, true, true]);
  },
);

test("a fault of ours stays one", async () => {
  expect(
    isUnstorable(
      await thrown(
        rows(
          z.object({}),
          sql`
            SELECT
              nothing
            FROM
              nowhere
          `,
        ),
      ),
    ),
  ).toBe(false);
  expect(isUnstorable(new TypeError("x"))).toBe(false);
});

test("ids fit their column before anything is asked", () => {
  expect(FINDING_ACTIONS.claim.safeParse({ findingId: 2 ** 31 }).success).toBe(false);
  expect(FINDING_ACTIONS.claim.safeParse({ findingId: 7 }).success).toBe(true);
});
