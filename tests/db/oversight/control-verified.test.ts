import sql from "sql-template-tag";
import { afterAll, expect, it } from "vitest";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { RawRecord } from "@/lib/roll/columns";
import { DETECTORS } from "@/lib/detectors/registry";
import { verify } from "@/lib/oversight/services/controls/verify";
import { carrierRowsAt } from "@/lib/oversight/services/controls/carrier-row";
import { nameWords } from "@/lib/oversight/services/controls/names";
import { generateControls, canGenerate } from "@/lib/oversight/services/controls/generate";
import { READY } from "@/lib/run/engine/publication/ready";
import { loadSnapshot } from "@/lib/run/engine/snapshot-info";
import { openConnection } from "@/lib/run/engine/connections";
import { seededRandom } from "@/lib/statistics/random";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
const session = await openConnection();
afterAll(() => session.close());
const snapshotId = await seedSnapshot(
  Array.from({ length: 40 }, (_, n) => ({ fileOrd: 1, raw: exampleVoter(n) })),
);
const snapshot = await loadSnapshot(session.query, snapshotId);
// No run publishes here: no line is about to be in a finding.
await session.query(sql`CREATE TEMP TABLE ${READY} (rows INT[])`);
const all = await carrierRowsAt(
  session.query,
  snapshot,
  Array.from({ length: 40 }, (_, n) => n + 1),
);
const carriers = all.filter(({ rowNo }) => [3, 9, 27].includes(rowNo));

const context = {
  words: nameWords(all),
  tails: all.map(({ raw }) => (raw.nik ?? "").slice(-4)),
  letter: (sex: string) => sex,
  referenceDate: snapshot.referenceDate,
};

const TABLES = sql`
  SELECT
    relname
  FROM
    pg_class
  WHERE
    relkind = 'r'
  ORDER BY
    1
`;
const GENERABLE = DETECTORS.filter(canGenerate);

/** Rules over one record, comparisons, and one that reads a working table of its own. */
const AMONG_THEM = ["IDN-02", "IDN-10", "GND-01", "GND-02", "GND-03"];

it(
  "rules over records and comparisons can be dressed up, those that learn from a whole roll or look into " +
    "another cannot",
  () => {
    const codes = GENERABLE.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(AMONG_THEM));
    expect(codes).not.toContain("GND-04");
    expect(codes).not.toContain("GND-05");
    expect(codes).not.toContain("GND-06");
  },
);

it.each(GENERABLE.map((detector) => [detector.code, detector] as const))(
  "%s says of the people that are made up what it says of real ones, and leaves nothing behind",
  async (_code, detector) => {
    const tables = () => session.query(TABLES);
    const before = await tables();
    const proposals: unknown[] = [];
    for (let seed = 1; seed <= 12; seed++) {
      for (const { detected, places } of generateControls(detector, carriers, context, seededRandom(seed)))
        proposals.push(await verify(session.query, detector, detected, places, snapshot, undefined));
    }
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.some((proposal) => proposal !== null)).toBe(true);
    expect(await tables()).toEqual(before);
  },
);

it("whoever is made up has what the roll's own people have, but for a name, and what the rule is about", () => {
  const rule = GENERABLE.find(({ code }) => code === "IDN-04")!;
  for (let seed = 1; seed <= 20; seed++) {
    const [first] = generateControls(rule, carriers, context, seededRandom(seed));
    const { name, nik, birthDate, sex, ...rest } = first!.shown[0]!;
    const { name: carrierName, nik: _nik, birthDate: _date, sex: _sex, ...carrier } = carriers[0]!.raw;
    expect(rest).toEqual(carrier);
    const words = all.flatMap(({ raw }) => (raw.name ?? "").split(" "));
    for (const word of (name ?? "").split(" ")) expect(words).toContain(word);
    expect([typeof carrierName, sex]).toEqual(["string", expect.stringMatching(/^[LP]$/)]);
    expect(birthDate).toMatch(/^\d\d\|\d\d\|\d{4}$/);
    expect(nik?.slice(0, 6)).toBe(carriers[0]!.raw.nik?.slice(0, 6));
  }
});

it("lines of one person have one number, name and date, and each stands where its carrier does", () => {
  const rule = GENERABLE.find(({ code }) => code === "GND-02")!;
  const names = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const [first] = generateControls(rule, carriers, context, seededRandom(seed));
    const [a, b] = first!.shown as [RawRecord, RawRecord];
    expect(a.nik).toBe(b.nik);
    expect([a.desa, a.rt, a.address, b.desa, b.rt, b.address]).toEqual(
      [carriers[0]!, carriers[1]!].flatMap(({ raw }) => [raw.desa, raw.rt, raw.address]),
    );
    names.add(`${a.name} ${a.birthDate}`);
  }
  expect(names.size).toBeGreaterThan(10);
});
