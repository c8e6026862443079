import pg from "pg";
import { expect, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/migration-files";
import { rightProblems } from "@/lib/db/owner/rights";
import { isAbsent, assertSchema } from "@/lib/db/schema-state";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot } from "@/tests/support/review-seed";
import { seedFinal } from "@/tests/support/seed-final";

// Whoever has the password of the product's role: a stolen configuration, or a fault that lets SQL through.

const database = await freshDatabase();
const office = await seedOffice();
const at = await seedSnapshot(40);
const decided = await seedFinding(at, { rows: [1] });
const open = await seedFinding(at, { rows: [2] });
await seedFinal(decided, office.kec1.id, "rejected");

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const attack = (statement: string) => as(database.url, (client) => client.query(statement));

/** A column of each kept table that has no actor. */
const CHANGED: Readonly<Record<string, string>> = {
  _prisma_migrations: "logs = 'x'",
  audit_head: "seq = 0",
  audit_event: "body = 'x'",
};
const KEPT = ["audit_event", "audit_head", "judgement", "reveal", "_prisma_migrations"];

it.each(
  KEPT.flatMap((table) => [
    `UPDATE ${table} SET ${CHANGED[table] ?? "actor_id = 'x'"}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `ALTER TABLE ${table} RENAME TO gone`,
    `DROP TABLE ${table} CASCADE`,
    `CREATE RULE nothing AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
    `CREATE TRIGGER quiet BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    `CREATE TABLE public.${table} (LIKE ${table})`,
    `GRANT ALL ON ${table} TO cermat`,
  ]),
)("the product's role cannot: %s", async (statement) => {
  // A grant of what one may not give is a warning to PostgreSQL, and gives nothing.
  if (statement.startsWith("GRANT")) {
    await attack(statement).catch(() => undefined);
    expect(await as(database.url, (client) => rightProblems(client))).toEqual([]);
    return;
  }
  await expect(attack(statement)).rejects.toThrow(/must be owner|permission denied/);
});

it.each([
  "CREATE OR REPLACE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  "DROP FUNCTION audit_refuse() CASCADE",
  "CREATE FUNCTION public.encode(bytea, text) RETURNS text LANGUAGE sql AS 'SELECT NULL'",
  "SET session_replication_role = replica",
  "SET ROLE cermat_owner",
  "ALTER SCHEMA public RENAME TO old",
  "DROP SCHEMA public CASCADE",
  "CREATE TABLE public.judgement_of_mine (id int)",
  "ALTER TABLE voter_record DETACH PARTITION voter_record_s1",
  "DROP TABLE voter_record_s1",
  "COPY (SELECT 1) TO PROGRAM 'true'",
])("nor get at it from the side: %s", async (statement) => {
  await expect(attack(statement)).rejects.toThrow(/must be|permission denied|no possibility/);
});

it("of no table, view, sequence or function it has more than to read and write its lines", async () => {
  const { rows } = await attack(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND (pg_has_role(current_user, c.relowner, 'MEMBER')
          OR c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'TRUNCATE, TRIGGER, MAINTAIN'))
    UNION ALL
    SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'public' AND (pg_has_role(current_user, p.proowner, 'MEMBER')
        OR p.prosecdef AND NOT coalesce(p.proconfig::text LIKE '%search_path=%', false))`);
  expect(rows).toEqual([]);
});

it("a link of the chain that somebody forged gets the number and the hash that it would have had", async () => {
  const forged = "f".repeat(64);
  const body =
    '{"action":"test.forged","actorId":"a","actorRole":"admin","at":"2026-01-01T00:00:00.000Z","data":{},' +
    '"entityId":"2","entityType":"test"}';
  const chained = await as(database.url, async (client) => {
    await client
      .query("INSERT INTO audit_event (seq, body, prev_hash, hash) VALUES (1, $1, $2, $2)", [body, forged])
      .catch(() => undefined);
    return (await client.query("SELECT 1 FROM audit_event WHERE hash = $1 OR prev_hash = $1", [forged])).rows;
  });
  expect(chained).toEqual([]);
});

it("records of a roll go only when it is marked as removed", async () => {
  await expect(attack(`SELECT roll_drop(${String(at.snapshotId)})`)).rejects.toThrow(/not to be removed/);
});

it("a table of that name elsewhere changes nothing: a row is appended to the real trail", async () => {
  const body =
    '{"action":"test.forged","actorId":"a","actorRole":"admin","at":"2026-01-01T00:00:00.000Z","data":{},' +
    '"entityId":"1","entityType":"test"}';
  const seq = await as(database.url, async (client) => {
    await client.query("CREATE TEMP TABLE audit_head (id bool, seq bigint, hash text)");
    await client.query("INSERT INTO pg_temp.audit_head VALUES (true, 4710, 'x')");
    await client.query("INSERT INTO public.audit_event (body) VALUES ($1)", [body]);
    return (await client.query<{ seq: string }>("SELECT max(seq) AS seq FROM public.audit_event")).rows[0]
      ?.seq;
  });
  expect(Number(seq)).toBeLessThan(100);
});

it("a finding cannot become final without a judgement, nor change its outcome under one", async () => {
  const final = (id: number, outcome: string) =>
    attack(
      `UPDATE finding SET state = 'final', outcome = '${outcome}', decided_by = '${office.kec1.id}', decided_at =
        now() WHERE id = ${String(id)}`,
    );
  await expect(final(open, "accepted")).rejects.toThrow(/without a judgement/);
  await expect(final(decided, "accepted")).rejects.toThrow(/without a judgement/);
  await final(decided, "rejected");
});

it("what somebody wrote can neither be changed nor deleted while its roll is there", async () => {
  await attack(`INSERT INTO kept_text (body, snapshot_id) VALUES ('{"note":"x"}', ${String(at.snapshotId)})`);
  await expect(attack("UPDATE kept_text SET body = '{}'")).rejects.toThrow(/refused|permission denied/);
  await expect(attack("DELETE FROM kept_text")).rejects.toThrow(/refused/);
});

it("the rights are as the documentation says, and an owner's are not", async () => {
  expect(await as(database.url, rightProblems)).toEqual([]);
  const faults = (await as(database.ownerUrl, rightProblems)).map(({ fault }) => fault);
  expect(new Set(faults)).toEqual(new Set(["database", "schema", "table"]));
  expect((await as(database.adminUrl, rightProblems)).map(({ fault }) => fault)).toContain("superuser");
});

it("a migration that fails leaves nothing writable; commands refuse the old version, say what migrates", async () => {
  const broken = {
    name: "20990101000000_broken",
    script: "ALTER TABLE audit_event ADD COLUMN more int; SELECT 1 / 0;",
    checksum: "0".repeat(64),
  };
  await expect(migrate(database.ownerUrl, [...readMigrations(), broken])).rejects.toMatchObject({
    code: "migration-failed",
  });
  expect(await as(database.url, rightProblems)).toEqual([]);
  await expect(attack("UPDATE audit_event SET body = 'x'")).rejects.toThrow(/permission denied/);
  await as(database.ownerUrl, (client) =>
    client.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_kept_text'"),
  );
  expect(await isAbsent(database.url)).toBe(false);
  await expect(as(database.url, assertSchema)).rejects.toMatchObject({
    code: "schema-old",
    values: { migration: "20261130182500_kept_text" },
  });
});
