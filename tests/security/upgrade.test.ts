import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { auditOn } from "@/lib/db/audit";
import { closeDatabase } from "@/lib/db/close";
import { migrate } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/migration-files";
import { APP_ROLE } from "@/lib/db/owner/roles";
import { rightProblems } from "@/lib/db/owner/rights";
import { assertSchema } from "@/lib/db/schema-state";
import { verifyAudit } from "@/lib/audit/services/verify";
import { SYSTEM } from "@/lib/access/actor";
import { rereadEnv } from "@/lib/env";
import { prepareDatabase } from "@/lib/prepare-database";
import { createDatabase } from "@/tests/support/fresh-database";

/** What the first version that offices could run had made; later ones took the tables from its role. */
const OLD = readMigrations().filter(({ name }) => name < "20261130");

const database = await createDatabase("template0");
process.env["DATABASE_URL"] = database.url;
rereadEnv();
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test("an old database with decisions is brought forward: nothing lost, trail and rights right", async () => {
  await migrate(database.ownerUrl, OLD);
  await as(database.ownerUrl, async (client) => {
    await client.query(`
      INSERT INTO "user" (id, name, email, username, role, updated_at)
        VALUES ('u1', 'Lama', 'lama@cermat.invalid', 'lama', 'verifikator', now());
      INSERT INTO snapshot (id, region_code, stage, period, reference_date, tps_cap, created_by)
        VALUES (1, '3314', 'DPB', '2025-TW4', '2025-12-31', 800, 'u1');
      INSERT INTO run (id, snapshot_id, created_by) VALUES (1, 1, 'u1');
      INSERT INTO finding (id, snapshot_id, first_run_id, detector, version, tier, tier_rank, subject_type, subject_key,
          area_code, region_code, evidence, fingerprint, row_count)
        VALUES (1, 1, 1, 'IDN-01', 1, 'T', 3, 'record', '1', '331401', '3314', '{}', 'f', 1);
      INSERT INTO judgement (finding_id, round, kind, from_state, to_state, actor_id, note)
        VALUES (1, 1, 'unsure', 'new', 'unsure', 'u1', 'catatan lama')`);
    for (const n of [1, 2, 3])
      await auditOn(
        client,
        { actor: SYSTEM },
        { action: "test.write", entityType: "test", entityId: n, data: { n } },
      );
  });
  await expect(as(database.ownerUrl, assertSchema)).rejects.toMatchObject({ code: "schema-old" });
  await prepareDatabase({ url: database.ownerUrl, app: APP_ROLE });
  const notes = await as(database.url, (client) =>
    client.query<{ note: string }>("SELECT note FROM written_judgement"),
  );
  expect(notes.rows).toEqual([{ note: "catatan lama" }]);
  expect(await as(database.url, rightProblems)).toEqual([]);
  const trail = await as(database.url, (client) => client.query("SELECT seq FROM audit_event"));
  expect(trail.rows.length).toBeGreaterThanOrEqual(3);
  expect(await verifyAudit({ actor: SYSTEM })).not.toMatchObject({ problem: "hash" });
});

test("a database of a newer version is refused in a sentence, by what works with it and by what migrates", async () => {
  await as(database.ownerUrl, (client) =>
    client.query(`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES (gen_random_uuid()::text, repeat('0', 64), '20990101000000_later', now(), now(), 1)`),
  );
  const refused = { code: "schema-new", values: { migration: "20990101000000_later" } };
  await expect(as(database.url, assertSchema)).rejects.toMatchObject(refused);
  await expect(migrate(database.ownerUrl)).rejects.toMatchObject(refused);
});
