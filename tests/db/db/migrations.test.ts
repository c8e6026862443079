import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { z } from "zod";
import { migrate } from "@/lib/db/migrate";
import { loadRegions } from "@/lib/regions/load-into-database";
import { MIGRATIONS_DIR } from "@/lib/db/migration-files";
import { rows } from "@/lib/db/sql";
import { freshDatabase } from "@/tests/support/fresh-database";
import { schemaDrift } from "@/tests/support/schema-engine";

const database = await freshDatabase();

/**
 * What migrations make by hand because schema.prisma has no word for it: partial, descending and trigram
 * indexes, and the head of the chain. Written by hand they stand without quotes; Prisma's own statements
 * quote every name.
 */
function handMade(): Set<string> {
  const texts = readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(join(MIGRATIONS_DIR, entry.name, "migration.sql"), "utf8"));
  const indexes = texts.flatMap((text) =>
    [...text.matchAll(/CREATE (?:UNIQUE )?INDEX (\w+)/gi)].map(([, name]) => `DROP INDEX "${name ?? ""}";`),
  );
  return new Set([...indexes, 'DROP TABLE "audit_head";']);
}

test("the migrated database is what schema.prisma says, but for the named hand-made parts", async () => {
  const drift = (await schemaDrift(database.ownerUrl))
    .split("\n")
    .filter((text) => text !== "" && !text.startsWith("--"));
  const known = handMade();
  expect(drift.filter((text) => !known.has(text))).toEqual([]);
  expect(drift).toContain('DROP TABLE "audit_head";');
});

test("voter_record is partitioned by snapshot", async () => {
  const found = await rows(
    z.object({ key: z.string() }),
    sql`
      SELECT
        pg_get_partkeydef ('voter_record'::regclass) AS key
    `,
  );
  expect(found).toEqual([{ key: "LIST (snapshot_id)" }]);
});

test("a second migration and a second load of regions change nothing", async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
  expect(await loadRegions(database.ownerUrl)).toBe(0);
});

test("region codes: Sragen has 20 kecamatan and 208 desa, retired kabupaten are kept as such", async () => {
  const counts = await rows(
    z.object({ level: z.number(), n: z.number() }),
    sql`
      SELECT
        level,
        count(*) AS n
      FROM
        region_code
      WHERE
        code LIKE '3314%'
      GROUP BY
        level
      ORDER BY
        level
    `,
  );
  expect(counts).toEqual([
    { level: 4, n: 1 },
    { level: 6, n: 20 },
    { level: 10, n: 208 },
  ]);
  const retired = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        count(*) AS n
      FROM
        region_code
      WHERE
        NOT current
        AND level = 4
    `,
  );
  expect(retired).toEqual([{ n: 36 }]);
});
