import { createHash } from "node:crypto";
import type pg from "pg";
import { expect, test } from "vitest";
import { audit, auditOn } from "@/lib/db/audit";
import { auditProtection } from "@/lib/db/owner/rights";
import { newClient } from "@/lib/db/pool";
import { inTx } from "@/lib/db/tx";
import { SYSTEM } from "@/lib/access/actor";
import { freshDatabase } from "@/tests/support/fresh-database";

const database = await freshDatabase();
const ctx = { actor: SYSTEM };

interface Row {
  seq: number;
  body: string;
  prev_hash: string;
  hash: string;
  action: string;
}

async function connected<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient(url);
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

const chain = () =>
  connected(
    database.url,
    async (client) => (await client.query<Row>("select * from audit_event order by seq")).rows,
  );

test("events are chained from the zero hash, over their canonical text, without a gap", async () => {
  await inTx((tx) =>
    audit(tx, ctx, { action: "test.one", entityType: "test", entityId: 1, data: { b: 1, a: "é" } }),
  );
  await connected(database.url, (client) =>
    auditOn(client, ctx, { action: "test.two", entityType: "test", entityId: 2n }),
  );
  const events = await chain();
  expect(events.map((event) => event.action)).toEqual(["test.one", "test.two"]);
  let previous = "0".repeat(64);
  for (const [i, event] of events.entries()) {
    expect(event.seq).toBe(i + 1);
    expect(event.prev_hash).toBe(previous);
    previous = createHash("sha256")
      .update(previous + event.body, "utf8")
      .digest("hex");
    expect(event.hash).toBe(previous);
  }
  expect(events[0]?.body).toMatch(/^\{"action":"test.one","actorId":"system".*"data":\{"a":"é","b":1\}/);
});

test("an event whose transaction is rolled back leaves no gap", async () => {
  const before = await chain();
  await expect(
    inTx(async (tx) => {
      await audit(tx, ctx, { action: "test.gone", entityType: "test", entityId: 3 });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  await inTx((tx) => audit(tx, ctx, { action: "test.stays", entityType: "test", entityId: 4 }));
  const after = await chain();
  expect(after.at(-1)?.seq).toBe(before.length + 1);
});

test("writers at the same time stand in line: no gap, no fork", async () => {
  const before = (await chain()).length;
  const writer = (name: string) =>
    connected(database.url, async (client) => {
      for (let i = 0; i < 25; i++) {
        await client.query("begin");
        await auditOn(client, ctx, { action: name, entityType: "test", entityId: i });
        await client.query("commit");
      }
    });
  await Promise.all(["test.a", "test.b", "test.c"].map(writer));
  const events = await chain();
  expect(events.length).toBe(before + 75);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
  for (const [i, event] of events.entries()) if (i > 0) expect(event.prev_hash).toBe(events[i - 1]?.hash);
});

const TAMPERING = [
  "update audit_event set body = replace(body, 'test', 'fake')",
  "update audit_event set hash = 'x' where seq = 1",
  "delete from audit_event where seq = 1",
  "truncate audit_event",
  "update audit_head set seq = 0",
  "delete from audit_head",
  "truncate audit_head",
  "insert into audit_head (id, seq, hash) values (false, 0, '')",
] as const;

test.each(TAMPERING)("refused for the product's role: %s", async (sql) => {
  const before = await chain();
  await expect(connected(database.url, (client) => client.query(sql))).rejects.toThrow(
    /permission denied|refused/,
  );
  expect(await chain()).toEqual(before);
});

test.each(TAMPERING)(
  "refused by the triggers even for the owner of the server, replica mode or not: %s",
  async (sql) => {
    const before = await chain();
    for (const mode of ["origin", "replica"]) {
      const attempt = connected(database.adminUrl, async (client) => {
        await client.query(`set session_replication_role = ${mode}`);
        await client.query(sql);
      });
      await expect(attempt).rejects.toThrow(/refused/);
    }
    expect(await chain()).toEqual(before);
  },
);

test.each([
  "alter table audit_event disable trigger all",
  "drop trigger audit_no_change on audit_event",
  "drop table audit_event",
  "create or replace function audit_refuse() returns trigger language plpgsql as 'begin return old; end'",
  "set session_replication_role = replica",
  "set role cermat_owner",
])("the product's role cannot switch the protection off: %s", async (sql) => {
  await expect(connected(database.url, (client) => client.query(sql))).rejects.toThrow(
    /must be owner|permission denied/,
  );
});

test("an insert cannot choose its own number or hash", async () => {
  await connected(database.url, (client) =>
    client.query("insert into audit_event (seq, hash, prev_hash, body) values (1, 'x', 'y', $1)", [
      '{"action":"test.forged","actorId":"a","actorRole":"admin","at":"2026-01-01T00:00:00.000Z","data":{},' +
        '"entityId":"1","entityType":"test"}',
    ]),
  );
  const events = await chain();
  expect(events.at(-1)).toMatchObject({
    seq: events.length,
    prev_hash: events.at(-2)?.hash,
    action: "test.forged",
  });
});

test("says which protection holds", async () => {
  expect(await connected(database.url, auditProtection)).toBe("owner");
  expect(await connected(database.adminUrl, auditProtection)).toBe("trigger");
});

test.each(["judgement", "reveal", "detector_param"])("%s is appended only", async (table) => {
  await expect(
    connected(database.url, (client) => client.query(`truncate ${table} cascade`)),
  ).rejects.toThrow(/permission denied/);
});
