import pg from "pg";
import { expect, it } from "vitest";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Actor } from "@/lib/access/actor";
import { auditPage } from "@/lib/audit/queries/page";
import { verifyAudit } from "@/lib/audit/services/verify";
import { freshDatabase } from "@/tests/support/fresh-database";

const database = await freshDatabase();
const auditor: Actor = { id: "u-a", username: "a", role: "auditor", areas: [] };
const ctx = { actor: auditor };

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What only somebody with the server itself in hand can do: take the guards off and forge. */
const forge = (...statements: string[]) =>
  asSuperuser(
    "alter table audit_event disable trigger all",
    "alter table audit_head disable trigger all",
    ...statements,
  );

const write = (n: number) =>
  inTx((tx) =>
    audit(tx, ctx, { action: "test.write", entityType: "test", entityId: n, data: { n, text: 'é "x"' } }),
  );

it("verifies from the first event, and reads page by page", async () => {
  await Promise.all(Array.from({ length: 25 }, (_value, n) => write(n)));
  expect(await verifyAudit(ctx)).toMatchObject({ ok: true, events: 25 });
  const first = await auditPage(ctx, { limit: 10 });
  expect(first.rows.map((row) => row.seq)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
  const rest = await auditPage(ctx, { limit: 20, before: first.next! });
  expect(rest.rows.at(-1)?.seq).toBe(1);
  expect(rest.next).toBeNull();
  expect((await auditPage(ctx, { action: "test.", entityType: "test", entityId: "7" })).rows).toHaveLength(1);
  await expect(auditPage({ actor: { ...auditor, role: "verifikator" } }, {})).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(verifyAudit({ actor: { ...auditor, role: "verifikator" } })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

it("names the first broken row, whatever was done to it", async () => {
  const keep = "create table kept as select * from audit_event";
  const back = "truncate audit_event; insert into audit_event select * from kept";
  await forge(keep);
  const attempts: [string, object][] = [
    [
      "update audit_event set body = replace(body, '\"n\":11', '\"n\":12') where body like '%\"n\":11,%'",
      { ok: false, problem: "hash" },
    ],
    ["update audit_event set action = 'test.other' where seq = 9", { ok: false, seq: 9, problem: "columns" }],
    ["delete from audit_event where seq = 5", { ok: false, seq: 5, problem: "gap" }],
    ["delete from audit_event where seq > 20", { ok: false, seq: 21, problem: "head" }],
    ["update audit_event set prev_hash = hash where seq = 14", { ok: false, seq: 14, problem: "link" }],
    // One row forged well, hash and all: the next one no longer follows it.
    [
      `update audit_event set body = replace(body, 'test.write', 'test.wrote'), action = 'test.wrote'
        where seq = 3; update audit_event set hash = encode(sha256(convert_to(prev_hash || body, 'UTF8')),
        'hex') where seq = 3`,
      { ok: false, seq: 4, problem: "link" },
    ],
  ];
  for (const [statement, expected] of attempts) {
    await forge(statement);
    expect(await verifyAudit(ctx)).toMatchObject(expected);
    await forge(back);
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
  }
});

it("a chain rewritten as a whole no longer fits a report already handed out", async () => {
  await asSuperuser(
    `insert into snapshot (region_code, stage, period, reference_date, tps_cap, created_by) values
      ('3314', 'DPB', 'x', '2025-12-10', 600, 'x')`,
    "insert into run (snapshot_id, created_by) select id, 'x' from snapshot",
    `insert into report (run_id, snapshot_id, kind, status, chain_seq, chain_head, created_by)
      select r.id, r.snapshot_id, 'interim', 'ready', e.seq, e.hash, 'x' from run r, audit_event e
      where e.seq = 20`,
  );
  expect(await verifyAudit(ctx)).toMatchObject({ ok: true, reports: 1 });
  await forge(`do $$ declare r record; before text := repeat('0', 64); begin
    for r in select * from audit_event order by seq loop
      update audit_event set body = replace(r.body, 'test.write', 'test.wrote'), action = 'test.wrote',
      prev_hash = before, hash = encode(sha256(convert_to(before || replace(r.body, 'test.write',
      'test.wrote'), 'UTF8')), 'hex') where seq = r.seq returning hash into before;
    end loop; update audit_head set hash = before; end $$`);
  expect(await verifyAudit(ctx)).toMatchObject({ ok: false, seq: 20, problem: "report" });
});
