import sql from "sql-template-tag";
import { afterAll, expect, it } from "vitest";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { DETECTORS } from "@/lib/detectors/registry";
import { believe } from "@/lib/services/review/known/believe";
import { hostsAt } from "@/lib/services/review/known/host";
import { invent, inventable } from "@/lib/services/review/known/invent";
import { READY } from "@/lib/services/run/execute/ready";
import { loadSnapshot } from "@/lib/services/run/execute/snapshot-info";
import { openSession } from "@/lib/services/run/execute/session";
import { seededRandom } from "@/lib/statistics/random";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
const session = await openSession();
afterAll(() => session.close());
const snapshotId = await seedSnapshot(Array.from({ length: 40 }, (_, n) => ({ fileOrd: 1, raw: exampleVoter(n) })));
const snapshot = await loadSnapshot(session.query, snapshotId);
// No run publishes here: no line is about to be in a finding.
await session.query(sql`CREATE TEMP TABLE ${READY} (rows int[])`);
const hosts = (await hostsAt(session.query, snapshot, [3, 9, 27])).slice(0, 3);

const TABLES = sql`SELECT relname FROM pg_class WHERE relkind = 'r' ORDER BY 1`;
const INVENTABLE = DETECTORS.filter(inventable);

/** Rules over one record, comparisons, and one that reads a working table of its own. */
const AMONG_THEM = ["IDN-02", "IDN-10", "GND-01", "GND-02", "GND-03"];

it("rules over records and comparisons can be dressed up, those that learn from a whole roll or look into another cannot", () => {
  const codes = INVENTABLE.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(AMONG_THEM));
  expect(codes).not.toContain("GND-04");
  expect(codes).not.toContain("GND-05");
  expect(codes).not.toContain("GND-06");
});

it.each(INVENTABLE.map((detector) => [detector.code, detector] as const))("%s says of the people that are made up what it says of real ones, and leaves nothing behind", async (_code, detector) => {
  const tables = () => session.query(TABLES);
  const before = await tables();
  const said: unknown[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    const invention = invent(detector, hosts, seededRandom(seed));
    if (invention) said.push(await believe(session.query, invention, hosts, snapshot, undefined));
  }
  expect(said.length).toBeGreaterThan(0);
  expect(said.some((believed) => believed !== null)).toBe(true);
  expect(await tables()).toEqual(before);
});
