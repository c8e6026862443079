import { expect, test } from "vitest";
import { migrate, schemaDrift } from "@/lib/db/migrate";
import { loadRegions } from "@/lib/db/regions-load";
import sql from "sql-template-tag";
import { rows } from "@/lib/db/sql";
import { freshDatabase } from "@/tests/support/fresh-database";
import { z } from "zod";

const database = await freshDatabase();

/** What migrations make by hand because schema.prisma has no word for it. */
const HAND_MADE = /^DROP INDEX "(finding_(queue|number|search|place|area_prefix)\w*|judgement_kind|region_code_level)";$|^DROP TABLE "audit_head";$/;

test("the migrated database is what schema.prisma says, but for the named hand-made parts", async () => {
  const drift = (await schemaDrift(database.url)).split("\n").filter((text) => text !== "" && !text.startsWith("--"));
  expect(drift.filter((text) => !HAND_MADE.test(text))).toEqual([]);
  expect(drift.length).toBeGreaterThan(0);
});

test("voter_record is partitioned by snapshot", async () => {
  const found = await rows(z.object({ key: z.string() }), sql`select pg_get_partkeydef('voter_record'::regclass) as key`);
  expect(found).toEqual([{ key: "LIST (snapshot_id)" }]);
});

test("a second migration and a second load of regions change nothing", async () => {
  expect(await migrate(database.url, database.adminUrl)).toEqual([]);
  expect(await loadRegions(database.url)).toBe(0);
});

test("region codes: Sragen has 20 kecamatan and 208 desa, retired kabupaten are kept as such", async () => {
  const counts = await rows(
    z.object({ level: z.number(), n: z.number() }),
    sql`select level, count(*) as n from region_code where code like '3314%' group by level order by level`,
  );
  expect(counts).toEqual([
    { level: 4, n: 1 },
    { level: 6, n: 20 },
    { level: 10, n: 208 },
  ]);
  const retired = await rows(z.object({ n: z.number() }), sql`select count(*) as n from region_code where not current and level = 4`);
  expect(retired).toEqual([{ n: 26 }]);
});
