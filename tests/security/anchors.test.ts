import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { anchorsDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import { keepDailyCheckpoint, VERIFIER_FILE } from "@/lib/audit/anchor/daily";
import { anchorKey } from "@/lib/audit/anchor/key";
import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { proveDecision } from "@/lib/audit/services/prove-decision";
import { verifyAudit } from "@/lib/audit/services/verify";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot } from "@/tests/support/review-seed";

// Whoever has the whole server in hand can write a new past that holds together. What lies outside finds it.

const database = await freshDatabase();
const office = await seedOffice();
const at = await seedSnapshot(20);
const auditor: Actor = { id: "u-a", username: "a", role: "auditor", areas: [] };
const ctx = { actor: auditor };
const witness = mkdtempSync(join(tmpdir(), "cermat-witness-"));
afterAll(() => rmSync(witness, { recursive: true, force: true }));

const write = (n: number) =>
  inTx((tx) => audit(tx, ctx, { action: "test.write", entityType: "test", entityId: n, data: { n } }));

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The chain from number `from` on made anew over what stands there, head and all: `audit verify` alone says sound. */
const rechain = (change: string) => `do $$ declare r record; before text := repeat('0', 64); n int := 0; begin
  create temp table past on commit drop as select seq, body from audit_event order by seq;
  ${change};
  truncate audit_event;
  for r in select * from past order by seq loop
    n := n + 1;
    insert into audit_event (seq, at, actor_id, actor_role, action, entity_type, entity_id, body, prev_hash, hash)
    select n, (r.body::jsonb ->> 'at')::timestamptz, r.body::jsonb ->> 'actorId', r.body::jsonb ->> 'actorRole',
      r.body::jsonb ->> 'action', r.body::jsonb ->> 'entityType', r.body::jsonb ->> 'entityId', r.body, before,
      encode(sha256(convert_to(before || r.body, 'UTF8')), 'hex') returning hash into before;
  end loop; update audit_head set seq = n, hash = before; end $$`;

const forge = (change: string) =>
  asSuperuser(
    "alter table audit_event disable trigger all",
    "alter table audit_head disable trigger all",
    rechain(change),
    "alter table audit_event enable always trigger audit_append",
    "alter table audit_head enable always trigger audit_head_guard",
  );

async function judged(row: number): Promise<number> {
  const findingId = await seedFinding(at, { rows: [row] });
  const { revision } = await claimFinding({ actor: office.kec1 }, { findingId });
  const { judgementId } = await judgeFinding(
    { actor: office.kec1 },
    {
      findingId,
      revision,
      answer: { outcome: "rejected", reason: "DATA-BENAR", note: "KTP dilihat" },
    },
  );
  return judgementId ?? 0;
}

const decision = await judged(1);
for (let n = 0; n < 20; n++) await write(n);
await judged(2);

it("key and checkpoints lie outside the database, readable by their owner only; one a day", async () => {
  const day = new Date("2026-11-30T23:00:00Z");
  await keepDailyCheckpoint(day);
  await write(100);
  const first = readFileSync(join(anchorsDir(), "2026-11-30.txt"), "utf8");
  await keepDailyCheckpoint(day);
  expect(readFileSync(join(anchorsDir(), "2026-11-30.txt"), "utf8")).toBe(first);
  expect(readdirSync(anchorsDir()).sort()).toEqual(["2026-11-30.txt", "key.pem", VERIFIER_FILE]);
  expect(statSync(join(anchorsDir(), "key.pem")).mode & 0o777).toBe(0o600);
  const everything = await asText();
  expect(everything).not.toContain("PRIVATE KEY");
  expect(await verifyAudit(ctx, anchorsDir())).toMatchObject({ ok: true, anchors: 1 });
});

const asText = async () => JSON.stringify(await prisma().auditEvent.findMany({ select: { body: true } }));

it("a witness's checkpoint fits the trail that goes on, and is of no use when it was touched", async () => {
  const file = join(witness, "a.txt");
  writeFileSync(file, await takeCheckpoint());
  writeFileSync(join(witness, VERIFIER_FILE), anchorKey().verifier);
  await write(101);
  expect(await verifyAudit(ctx, witness)).toMatchObject({ ok: true, anchors: 1 });
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^time .*$/m, "time 2020-01-01T00:00:00.000Z"));
  expect(await verifyAudit(ctx, witness)).toMatchObject({ problem: "anchor-signature", file: "a.txt" });
  writeFileSync(file, text);
});

it.each([
  [
    "a row rewritten",
    "update past set body = replace(body, '\"n\":7', '\"n\":8') where body like '%\"n\":7}%'",
    "anchor",
  ],
  ["a row inserted", "insert into past select 3.5, body from past where seq = 3", "anchor"],
  [
    "a row taken out",
    "delete from past where body like '%\"n\":9}%'; insert into past select 1e6, body from past where seq = 2",
    "anchor",
  ],
  ["two rows exchanged", "update past set seq = 9.5 where seq = 8", "anchor"],
  ["the end cut off", "delete from past where seq > 15 and body like '%test.write%'", /^anchor/],
])(
  "%s and everything after it made anew: sound by itself, found by the witness",
  async (_name, change, problem) => {
    await asSuperuser("create table kept as select body, seq from audit_event");
    await forge(
      change
        .replace(
          "insert into past select 3.5",
          "alter table past alter seq type numeric; insert into past select 3.5",
        )
        .replace(
          "update past set seq = 9.5",
          "alter table past alter seq type numeric; update past set seq = 9.5",
        ),
    );
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
    const found = await verifyAudit(ctx, witness);
    expect(found).toMatchObject({ ok: false, file: "a.txt" });
    expect("problem" in found ? found.problem : "").toMatch(problem);
    await forge("delete from past; insert into past select seq, body from kept");
    await asSuperuser("drop table kept");
    expect(await verifyAudit(ctx, witness)).toMatchObject({ ok: true });
  },
);

it.each([
  [
    "unlogged",
    `insert into judgement (finding_id, round, kind, from_state, to_state, actor_id, outcome)
      select finding_id, round, 'blind', from_state, from_state, actor_id, outcome from judgement limit 1`,
  ],
  ["differs", "update judgement set outcome = 'accepted' where id = (select min(id) from judgement)"],
  ["missing", "delete from judgement where id = (select max(id) from judgement)"],
  ["unfounded", "update finding set outcome = 'accepted' where state = 'final'"],
  ["state", "update finding set state = 'returned' where state = 'final'"],
  ["text-missing", "delete from kept_text"],
  ["text-changed", 'update kept_text set body = \'{"note":"lain"}\''],
])("decisions that the trail does not tell of are found: %s", async (problem, statement) => {
  const tables = ["judgement", "finding", "kept_text"];
  await asSuperuser(
    ...tables.map((table) => `create table kept_${table} as select * from ${table}`),
    "set session_replication_role = replica",
    ...tables.map((table) => `alter table ${table} disable trigger all`),
    statement,
  );
  expect(await verifyAudit(ctx)).toMatchObject({ ok: false, problem });
  await asSuperuser(
    "set session_replication_role = replica",
    ...["kept_text", "judgement"].map((table) => `delete from ${table}`),
    "insert into judgement select * from kept_judgement",
    "insert into kept_text select * from kept_kept_text",
    "update finding f set outcome = k.outcome, state = k.state from kept_finding k where k.id = f.id",
    ...tables.map((table) => `drop table kept_${table}`),
  );
  expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
});

it("a decision's proof is checked offline, by a script of one page, against the public key alone", async () => {
  const proof = join(witness, "proof");
  const key = join(witness, VERIFIER_FILE);
  writeFileSync(proof, await proveDecision(ctx, decision));
  const check = () =>
    spawnSync(process.execPath, ["scripts/verify-proof.mjs", proof, key], {
      encoding: "utf8",
      env: { NODE_ENV: "test" },
    });
  const good = check();
  expect(good.stderr).toBe("");
  expect(good.stdout).toContain(`"judgement": ${String(decision)}`);
  expect(good.stdout).toContain('"outcome": "rejected"');
  const text = readFileSync(proof, "utf8");
  const [body = ""] = /(?<=^extra ).*$/m.exec(text) ?? [];
  const forged = Buffer.from(body, "base64").toString().replace('"rejected"', '"accepted"');
  for (const bad of [
    text.replace(body, Buffer.from(forged).toString("base64")),
    text.replace(/^index \d+/m, "index 2"),
    text.replace(/\n\d+\n/, "\n9\n"),
    text.slice(0, -12),
  ]) {
    writeFileSync(proof, bad);
    expect(check().status).toBe(1);
  }
  expect(readFileSync("scripts/verify-proof.mjs", "utf8").split("\n").length).toBeLessThan(66);
  await expect(proveDecision(ctx, 999_999)).rejects.toMatchObject({ code: "decision-not-found" });
});
