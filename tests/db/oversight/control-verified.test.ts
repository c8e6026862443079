import sql from "sql-template-tag";
import { afterAll, expect, it } from "vitest";
import type { ExampleRow } from "@/lib/detectors/kit/types";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { RawRecord } from "@/lib/roll/columns";
import { DETECTORS } from "@/lib/detectors/registry";
import { verify } from "@/lib/oversight/services/controls/verify";
import { carrierRowsAt } from "@/lib/oversight/services/controls/carrier-row";
import type { Donor } from "@/lib/oversight/services/controls/donor";
import { isCertain } from "@/lib/oversight/services/controls/likeness";
import { namePool } from "@/lib/oversight/services/controls/names";
import { isNobody } from "@/lib/oversight/services/controls/nobody";
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
  [],
);
const carriers = all.filter(({ rowNo }) => [3, 9, 27].includes(rowNo));
const plain = all.find(({ rowNo }) => rowNo === 14)!;
const context = {
  names: namePool(all),
  tails: all.map(({ raw }) => (raw.nik ?? "").slice(-4)),
  referenceDate: snapshot.referenceDate,
};

const GENERABLE = DETECTORS.filter(canGenerate);
const ruleOf = (code: string) => GENERABLE.find((detector) => detector.code === code)!;
/** As if these people stood on the roll and were found. */
const donor = (rows: readonly ExampleRow[], evidence: Donor["evidence"] = {}): Donor => ({
  code: "",
  evidence,
  absorbed: [],
  lines: rows.map((row, n) => {
    const raw = exampleVoter(n, row);
    const sex = raw.sex === "L" || raw.sex === "P" ? raw.sex : null;
    return {
      kecCode: "331401",
      kecKey: "331401",
      desaKey: "3314012001",
      tpsNo: raw.tps == null ? null : 1,
      rowNo: n + 1,
      surroundings: { family: 3, before: 0, year: null, earlier: 0, changed: false },
      sex,
      raw,
    };
  }),
});
const made = (code: string, from: Donor, seed: number, over: typeof plain | null = null) =>
  generateControls(
    ruleOf(code),
    from,
    carriers.slice(0, from.lines.length),
    over,
    context,
    seededRandom(seed),
  );

it(
  "rules over records and comparisons can be copied, those that learn from a whole roll or look into " +
    "another cannot",
  () => {
    const codes = GENERABLE.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["IDN-02", "IDN-10", "GND-01", "GND-02", "GND-03"]));
    expect(codes.filter((code) => /^GND-0[456]$/.test(code))).toEqual([]);
  },
);

const FIRING = GENERABLE.flatMap((detector) => {
  const example = detector.examples.find(
    ({ kind, rows, snapshot: own, baseline }) =>
      kind === "fires" && Array.isArray(rows) && own === undefined && baseline === undefined,
  );
  const rows = (example?.rows ?? []) as readonly ExampleRow[];
  return rows.length === 0
    ? []
    : [{ detector, rows: detector.kind === "record" ? rows.slice(0, 1) : rows.slice(0, 2) }];
});

it.each(FIRING.map(({ detector, rows }) => [detector.code, detector, rows] as const))(
  "%s says of the people that are made up what it says of real ones, and leaves nothing behind",
  async (code, detector, rows) => {
    const tables = () =>
      session.query(sql`
        SELECT
          relname
        FROM
          pg_class
        WHERE
          relkind = 'r'
        ORDER BY
          1
      `);
    const before = await tables();
    const proposals: unknown[] = [];
    for (let seed = 1; seed <= 3; seed++)
      for (const { detected, places } of made(code, donor(rows), seed))
        proposals.push(await verify(session.query, detector, detected, places, snapshot, undefined));
    expect(proposals.some((proposal) => proposal !== null)).toBe(true);
    expect(await tables()).toEqual(before);
  },
);

it("whoever is made up has the donor's fault and nothing by which somebody is known", () => {
  const from = donor([{ marital: "4", nik: "3314011203850003", birthDate: "12|03|1985", sex: "L" }]);
  const [{ raw: real }] = from.lines as [Donor["lines"][number]];
  for (let seed = 1; seed <= 20; seed++) {
    const [first] = made("IDN-12", from, seed);
    const [wrong] = made("IDN-12", from, seed, plain);
    expect([first!.expected, wrong!.expected]).toEqual(["accepted", "rejected"]);
    expect(wrong!.shown[0]?.marital).toBe(plain.raw.marital);
    const [person] = first!.shown;
    expect(person).toMatchObject({ marital: "4", sex: "L" });
    for (const column of ["nik", "birthDate"] as const) expect(person?.[column]).not.toBe(real[column]);
    for (const column of ["nkk", "address", "rt", "rw", "tps", "desa"] as const)
      expect(person?.[column]).toBe(carriers[0]!.raw[column]);
    expect(person?.nik?.slice(0, 6)).toBe(carriers[0]!.kecCode);
    expect(context.tails).toContain(person?.nik?.slice(12));
  }
});

it("lines of one person have one number, name and date, and each stands where its carrier does", () => {
  const one = { nik: "3314015203850002", name: "RETNO HANDAYANI", birthDate: "12|03|1985", sex: "P" };
  const names = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const [first] = made("GND-01", donor([one, one]), seed);
    const [a, b] = first!.shown as [RawRecord, RawRecord];
    expect([a.nik, a.name, a.birthDate]).toEqual([b.nik, b.name, b.birthDate]);
    expect([a.desa, a.rt, a.address, b.desa, b.rt, b.address]).toEqual(
      [carriers[0]!, carriers[1]!].flatMap(({ raw }) => [raw.desa, raw.rt, raw.address]),
    );
    names.add(`${a.name ?? ""} ${a.birthDate ?? ""}`);
  }
  expect(names.size).toBeGreaterThan(10);
});

it("a made-up number is nobody's, and a finding whose answer is not sure is no model", async () => {
  const rule = ruleOf("IDN-12");
  const taken = [{ ...exampleVoter(5) }];
  expect(await isNobody(session.query, snapshot, rule, taken)).toBe(false);
  expect(await isNobody(session.query, snapshot, rule, [{ ...taken[0], nik: "3314015203850999" }])).toBe(
    true,
  );
  expect(isCertain(donor([{}], { cause: "oneDigit" }))).toBe(true);
  expect(isCertain(donor([{}], { cause: "correctedLater" }))).toBe(false);
  expect(isCertain(donor([{}], { special: true }))).toBe(false);
  expect(isCertain(donor([{ source: "BARU" }]))).toBe(false);
  expect(isCertain(donor([{ nkk: "1" }, { nkk: "2" }], { lambda: 0.2 }))).toBe(false);
});
