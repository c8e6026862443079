import fc from "fast-check";
import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { afterAll, expect, test } from "vitest";
import { loadPeriod } from "@/eval/support/generated-roll";
import { newClient } from "@/lib/db/pool";
import { openConnection } from "@/lib/run/engine/connections";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RollColumn } from "@/lib/roll/columns";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { ExampleRow } from "@/lib/detectors/kit/types";
import { oneSlipOfDigits, packedDigits } from "@/lib/linkage/digits";
import { DATE } from "@/lib/linkage/comparisons/birth-date";
import { NAME } from "@/lib/linkage/comparisons/name";
import { NIK } from "@/lib/linkage/comparisons/nik";
import { NKK } from "@/lib/linkage/comparisons/nkk";
import { DATE_AT, decodePattern, NAME_AT } from "@/lib/linkage/fields";
import { rulesFor, sieved } from "@/lib/linkage/blocking-rules";
import { block, linkRecords } from "@/lib/linkage/link";
import type { Linkage } from "@/lib/linkage/link";
import { UNPACKED } from "@/lib/linkage/pair-number";
import { broughtPairs, patternsOf } from "@/lib/linkage/pairs";
import { prepareStatements } from "@/lib/linkage/prepare";
import { LinkageTables } from "@/lib/linkage/tables";
import { partitionName } from "@/lib/roll/partition-name";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
const session = await openConnection();
afterAll(() => session.close());

async function seed(rows: readonly ExampleRow[]): Promise<Sql> {
  const client = newClient();
  await client.connect();
  try {
    const lines = rows.map((row, n) => ({ ...BLANK, ...exampleVoter(n, row) }));
    return raw(partitionName(await loadPeriod(client, lines, "3314", "2025-12-10", 600, null)));
  } finally {
    await client.end();
  }
}
const BLANK = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, null])) as Record<RollColumn, null>;

async function link(rows: readonly ExampleRow[], options: { blockAs?: number } = {}): Promise<Linkage> {
  const tables = new LinkageTables("linkage_test", false);
  const linkage = await linkRecords(session.query, tables, { left: await seed(rows), right: null }, options);
  await session.query(tables.dropAll());
  return linkage;
}

/** A village of 120 with ten people entered twice under another spelling, without a NIK. */
function village(): ExampleRow[] {
  const people = Array.from({ length: 120 }, (_, n) => exampleVoter(n));
  const again = people
    .slice(0, 10)
    .map((person) => ({ ...person, name: `${person.name ?? ""}H`, nik: null, tps: "002" }));
  return [...people, ...again];
}

test("shuffling the rows changes nothing: the same people, the same scores, the same model", async () => {
  const rows = village();
  const order = rows.map((_, n) => (n * 37 + 11) % rows.length);
  const [plain, shuffled] = [await link(rows), await link(order.map((n) => rows[n] ?? {}))];
  const people = ({ pairs }: Linkage, row: (n: number) => number) =>
    pairs
      .map(({ a, b, bits }) => ({ pair: [row(a - 1), row(b - 1)].sort((x, y) => x - y).join("-"), bits }))
      .sort((x, y) => (x.pair < y.pair ? -1 : 1));
  expect(plain.pairs.length).toBeGreaterThanOrEqual(8);
  expect(people(shuffled, (n) => order[n] ?? -1)).toEqual(people(plain, (n) => n));
  expect({ ...shuffled, pairs: [] }).toEqual({ ...plain, pairs: [] });
});

test("a block that is too large is divided by further keys, and what cannot be divided is reported", async () => {
  const sitis = Array.from({ length: 90 }, (_, n) => ({
    name: "SITI AMINAH",
    birthDate: `12|03|${1930 + (n % 60)}`,
    nik: null,
  }));
  const suparmis = Array.from({ length: 90 }, () => ({
    name: "SUPARMI",
    birthDate: "14|05|1961",
    nik: null,
    birthPlace: "SRAGEN",
  }));
  const { blocking } = await link([...sitis, ...suparmis], { blockAs: 10_000 });
  const of = (rule: string) => blocking.find((report) => report.rule === rule);
  expect(of("first_monthday")).toMatchObject({ dividedRows: 180, leftOutRows: 90, skipped: false });
  expect(of("sound")).toMatchObject({ dividedRows: 180, leftOutRows: 0 });
  expect(of("nkk_name")).toMatchObject({ dividedRows: 0, leftOutRows: 0 });
});

test("every pair of a small roll is compared, and the keys of a large one bring what they must", async () => {
  const people = Array.from({ length: 60 }, (_, n) => exampleVoter(n));
  const person = { ...exampleVoter(60), name: "SUKARDI", birthDate: "03|11|1971", sex: "L" };
  const again = { nik: null, nkk: "3314990101100001", desa: "KEDEN", address: "DK LAIN NO 9" };
  const entries = [
    person,
    { ...person, ...again, name: "SUKRADI", birthDate: "11|03|1971" },
    { ...person, ...again, name: "SUKARID", birthDate: "03|11|1981" },
  ];
  const rows = [...people, ...entries];
  const every = await link(rows);
  expect(every.candidatePairs).toBe((rows.length * (rows.length - 1)) / 2);
  expect(every.blocking.filter(({ skipped }) => !skipped).map(({ rule }) => rule)).toEqual(["all"]);
  const tables = new LinkageTables("linkage_test", false);
  for (const statement of prepareStatements(tables, { left: await seed(rows), right: null }))
    await session.query(statement);
  const rules = rulesFor(1_000_000, 1).map((rule) => sieved(rule, Infinity));
  for (const rule of rules) await block(session.query, tables, rule);
  const brought = await session.query<{ a: number; b: number }>(sql`
    SELECT DISTINCT
      ${UNPACKED}
    FROM
      (${broughtPairs(tables, rules)}) AS brought
  `);
  await session.query(tables.dropAll());
  expect(brought).toEqual(
    expect.arrayContaining([
      { a: 61, b: 62 },
      { a: 61, b: 63 },
    ]),
  );
  expect(brought.length).toBeLessThan(every.candidatePairs / 5);
});
const slip = (a: string, b: string): boolean => {
  const at = [...a].findIndex((digit, i) => digit !== b.charAt(i));
  return (
    at >= 0 &&
    (a.slice(at + 1) === b.slice(at + 1) ||
      (a.charAt(at) === b.charAt(at + 1) &&
        a.charAt(at + 1) === b.charAt(at) &&
        a.slice(at + 2) === b.slice(at + 2)))
  );
};

/**
 * A number and one that differs from it as numbers do: by a digit, by an exchange near or far, by two digits,
 * by nothing that matters.
 */
const numberPair = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }),
    fc.integer({ min: 0, max: 15 }),
    fc.integer({ min: 0, max: 15 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([digits, at, other, digit, how]) => {
    const changed = [...digits];
    const [beside, there, here] = [Math.min(15, at + 1), digits[other] ?? 0, digits[at] ?? 0];
    if (how === 0) changed[at] = digit;
    if (how === 1) [changed[at], changed[beside]] = [digits[beside] ?? 0, here];
    if (how === 2) [changed[at], changed[other]] = [digit, (there + 1) % 10];
    if (how === 3) [changed[at], changed[other]] = [there, here];
    if (how === 4) [changed[at], changed[beside]] = [digit, (digit + 3) % 10];
    return [digits.join(""), changed.join("")] as const;
  })
  .filter(([a, b]) => a !== b);

test("a slip is told from the packed digits as it is from the text", async () => {
  const pairs = fc.sample(numberPair, { numRuns: 4000, seed: 11 });
  const rows = await session.query<{
    found: boolean;
  }>(sql`
    SELECT
      (${raw(oneSlipOfDigits("d"))}) AS found
    FROM
      unnest(${pairs.map(([a]) => a)}::TEXT[], ${pairs.map(
        ([, b]) => b,
      )}::TEXT[]) WITH ORDINALITY AS p (x, y, n),
      LATERAL (
        SELECT
          ${raw(packedDigits("x"))} AS d
      ) a,
      LATERAL (
        SELECT
          ${raw(packedDigits("y"))} AS d
      ) b
    ORDER BY
      n
  `);
  expect(rows.map(({ found }) => found)).toEqual(pairs.map(([a, b]) => slip(a, b)));
  expect(rows.filter(({ found }) => found).length).toBeGreaterThan(1000);
});

const OFFICES = ["331401", "331402", "335510"];

function nikLevel(a: ExampleRow, b: ExampleRow, date: number): number {
  const [x, y] = [a.nik ?? "", b.nik ?? ""];
  const ofDate = x.slice(0, 6) + x.slice(12) === y.slice(0, 6) + y.slice(12);
  const elsewhere = x.slice(6) === y.slice(6);
  if (x.includes("*") || y.includes("*"))
    return x.slice(0, 12) === y.slice(0, 12) ? NIK.maskedAlike : NIK.differs;
  if (x === y) return NIK.equal;
  if (slip(x, y) && (date === DATE.equal ? ofDate : elsewhere)) return NIK.slipAgainstDate;
  if (x.slice(0, 12) === y.slice(0, 12))
    return Math.abs(parseInt(x.slice(12), 16) - parseInt(y.slice(12), 16)) <= 2
      ? NIK.nextSerial
      : slip(x.slice(12), y.slice(12))
        ? x.endsWith(y.slice(-1))
          ? NIK.slipEarlyInSerial
          : NIK.slipInSerial
        : NIK.sameFirst12;
  if (elsewhere && [x, y].every((nik) => OFFICES.includes(nik.slice(0, 6)))) return NIK.regionDiffers;
  if (slip(x, y)) return NIK.oneSlip;
  if (elsewhere) return NIK.regionDiffers;
  return ofDate && (date === DATE.onePart || date === DATE.daysApart || date === DATE.dayMonthSwapped)
    ? NIK.dateDiffers
    : NIK.differs;
}

/** @param common days and months that stand for unknown ones: two of them share a part by rule */
function dateLevel(a: ExampleRow, b: ExampleRow, common: ReadonlySet<string>): number {
  const [[d = 0, m = 0, y = 0], [e = 0, n = 0, z = 0]] = [a, b].map(({ birthDate }) =>
    (birthDate ?? "").split("|").map(Number),
  ) as [number[], number[]];
  if (d === e && m === n && y === z) return DATE.equal;
  const byRule = [a, b].every(({ birthDate }) => common.has(birthDate?.slice(0, 5) ?? ""));
  if (y === z && d === n && m === e) return DATE.dayMonthSwapped;
  if (y === z && m === n) return DATE.daysApart;
  if (y === z) return d === e && !byRule ? DATE.onePart : DATE.near;
  return Math.abs(y - z) <= 1 ? DATE.near : DATE.differs;
}

const two = (n: number) => String(n).padStart(2, "0");
const day = fc
  .record({
    d: fc.integer({ min: 1, max: 4 }),
    m: fc.integer({ min: 1, max: 4 }),
    y: fc.integer({ min: 1961, max: 1963 }),
  })
  .map(({ d, m, y }) => ({ d: two(d), m: two(m), y: String(y) }));
/**
 * Numbers over few regions, dates and serials, so that every level comes up; now and then two neighbours
 * exchanged, or the serial masked.
 */
const line = fc
  .record({
    date: day,
    region: fc.constantFrom(...OFFICES),
    serial: fc.constantFrom("0001", "0002", "0010", "0014"),
    swap: fc.option(fc.integer({ min: 0, max: 14 }), { freq: 3 }),
    card: fc.constantFrom("3314010101100003", "3314010101100030", "3314010101200004"),
    masked: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ date: { d, m, y }, region, serial, swap, card, masked }): ExampleRow => {
    const nik = region + d + m + y.slice(2) + serial;
    return {
      birthDate: `${d}|${m}|${y}`,
      nkk: card,
      nik:
        masked === 0
          ? `${nik.slice(0, 12)}****`
          : swap === null
            ? nik
            : nik.slice(0, swap) + nik.charAt(swap + 1) + nik.charAt(swap) + nik.slice(swap + 2),
    };
  });

test(
  "the comparison in SQL says what the same comparison says in TypeScript, whichever record comes " + "first",
  async () => {
    const base = fc.sample(line, { numRuns: 150, seed: 5 });
    const rows = base.map((row) => ({ ...row, sex: "L" }));
    const tables = new LinkageTables("level_test", false);
    for (const statement of prepareStatements(tables, { left: await seed(rows), right: null }))
      await session.query(statement);
    const pairs = rows.flatMap((_, a) => rows.slice(a + 1).map((__, b) => [a + 1, a + b + 2] as const));
    const compared = await session.query<{ a: number; b: number; pattern: number }>(
      patternsOf(tables, pairs),
    );
    const reversed = await session.query<{ a: number; b: number; pattern: number }>(
      patternsOf(
        tables,
        pairs.map(([a, b]) => [b, a] as const),
      ),
    );
    await session.query(tables.dropAll());
    const seen = new Set<number>();
    const days = Map.groupBy(rows, ({ birthDate }) => birthDate?.slice(0, 5) ?? "");
    const common = new Set(
      [...days].flatMap(([day, { length }]) => (length > 0.01 * rows.length + 5 ? [day] : [])),
    );
    // Years one slip apart on one day are a level of their own rule; the reference leaves them out.
    const plain = (a: ExampleRow, b: ExampleRow) =>
      a.birthDate?.slice(0, 5) !== b.birthDate?.slice(0, 5) || a.birthDate === b.birthDate;
    for (const { a, b, pattern } of compared) {
      const [x, y]: [ExampleRow, ExampleRow] = [rows[a - 1] ?? {}, rows[b - 1] ?? {}];
      if (!plain(x, y)) continue;
      const [, date, , sex, nik, nkk] = decodePattern(pattern).levels;
      const expected = {
        date: dateLevel(x, y, common),
        sex: 2,
        nik: nikLevel(x, y, dateLevel(x, y, common)),
        nkk: x.nkk === y.nkk ? NKK.equal : slip(x.nkk ?? "", y.nkk ?? "") ? NKK.oneSlip : NKK.differs,
      };
      expect({ pair: [x.nik, y.nik, x.birthDate, y.birthDate], date, sex, nik, nkk }).toEqual({
        pair: [x.nik, y.nik, x.birthDate, y.birthDate],
        ...expected,
      });
      seen.add(expected.nik);
    }
    expect([...seen].sort((x, y) => x - y)).toEqual([
      NIK.differs,
      NIK.regionDiffers,
      NIK.dateDiffers,
      NIK.sameFirst12,
      NIK.maskedAlike,
      NIK.nextSerial,
      NIK.slipInSerial,
      NIK.slipEarlyInSerial,
      NIK.oneSlip,
      NIK.slipAgainstDate,
      NIK.equal,
    ]);
    const back = new Map(reversed.map(({ a, b, pattern }) => [`${b},${a}`, pattern]));
    expect(compared.filter(({ a, b, pattern }) => back.get(`${a},${b}`) !== pattern)).toEqual([]);
  },
);

test("a spelling that nobody else has is told from one that many have", async () => {
  const names = [
    ...Array.from({ length: 8 }, () => "KARTIMIN"),
    "KARTTIMIN",
    "H. KARTIMIN",
    ...Array.from({ length: 4 }, () => "MUHAMMAD EKO"),
    ...Array.from({ length: 4 }, () => "MOCH. EKO"),
    "MOCHH. EKO",
    ...Array.from({ length: 4 }, () => "SITI AMINAH"),
    ...Array.from({ length: 4 }, () => "SITI AMINA"),
    "SITIE AMINAH",
  ];
  const tables = new LinkageTables("spelling_test", false);
  for (const statement of prepareStatements(tables, {
    left: await seed(names.map((name) => ({ name }))),
    right: null,
  }))
    await session.query(statement);
  const at = (name: string) => names.indexOf(name) + 1;
  const compare = async (a: string, b: string) => {
    const [row] = await session.query<{ pattern: number }>(patternsOf(tables, [[at(a), at(b)]]));
    const { levels, nameBits } = decodePattern(row?.pattern ?? 0);
    return { level: levels[NAME_AT], nameBits };
  };
  const [same, respelt] = [await compare("KARTIMIN", "H. KARTIMIN"), await compare("KARTIMIN", "KARTTIMIN")];
  expect([same.level, respelt.level]).toEqual([NAME.equal, NAME.respelt]);
  expect(respelt.nameBits).toBeGreaterThan(same.nameBits);
  expect((await compare("MUHAMMAD EKO", "MOCH. EKO")).level).toBe(NAME.equal);
  const [usual, odd] = [
    await compare("SITI AMINA", "SITI AMINAH"),
    await compare("SITI AMINAH", "SITIE AMINAH"),
  ];
  expect([usual.level, odd.level]).toEqual([NAME.sameSound, NAME.sameSound]);
  expect(odd.nameBits).toBeGreaterThan(usual.nameBits);
  await session.query(tables.dropAll());
});

test("a person who stands there six times makes neither the name nor the birth date common", async () => {
  const copies = Array.from({ length: 6 }, () => ({ name: "TOTOK HARAWAN", birthDate: "12|03|1971" }));
  const namesakes = Array.from({ length: 6 }, (_, n) => ({
    name: "DARMI LESTANI",
    birthDate: `1${n}|04|1972`,
  }));
  const oneDay = Array.from({ length: 40 }, () => ({ birthDate: "23|09|1983" }));
  const others = Array.from({ length: 400 }, () => ({}));
  const tables = new LinkageTables("copies_test", false);
  const rows: ExampleRow[] = [...copies, ...namesakes, ...oneDay, ...others];
  for (const statement of prepareStatements(tables, { left: await seed(rows), right: null }))
    await session.query(statement);
  const of = async (row: number) => {
    const [pair] = await session.query<{ pattern: number }>(patternsOf(tables, [[row, row + 1]]));
    return decodePattern(pair?.pattern ?? 0);
  };
  const [copy, namesake, sameDay] = [
    await of(1),
    await of(copies.length + 1),
    await of(copies.length + namesakes.length + 1),
  ];
  expect([copy.levels[NAME_AT], namesake.levels[NAME_AT]]).toEqual([NAME.equal, NAME.equal]);
  expect(copy.nameBits).toBeGreaterThan(namesake.nameBits + 1);
  expect([copy.levels[DATE_AT], sameDay.levels[DATE_AT]]).toEqual([DATE.equal, DATE.equal]);
  expect(copy.dateBits).toBeGreaterThan(sameDay.dateBits + 1);
  await session.query(tables.dropAll());
});

test(
  "on the largest rolls too a slip in the first word together with day and month exchanged is " + "compared",
  async () => {
    const people = Array.from({ length: 60 }, (_, n) => exampleVoter(n));
    const rows = [
      ...people,
      { ...exampleVoter(3), name: "KUSMIRAH LESTARI", birthDate: "04|11|1971", nik: null, nkk: null },
      { ...exampleVoter(3), name: "KUSNIRAH LESTARI", birthDate: "11|04|1971", nik: null, nkk: null },
    ];
    const tables = new LinkageTables("linkage_swapped", false);
    await linkRecords(session.query, tables, { left: await seed(rows), right: null }, { blockAs: 1_000_000 });
    const pairs = await session.query<{ a: number; b: number }>(sql`
      SELECT
        a,
        b
      FROM
        ${tables.pair}
    `);
    await session.query(tables.dropAll());
    expect(pairs).toContainEqual({ a: 61, b: 62 });
  },
);

test("words that nearly always stand together count once: namesakes of one fashion are two people", async () => {
  const order = ["WAYAN", "MADE", "NYOMAN", "KETUT"];
  const own = ["SUARDANA", "MERTAYASA", "WIDIANA", "BUDIARTA", "KARTIKA", "SUDARMA", "YASANA", "PUTRAWAN"];
  const name = (n: number) => `I ${order[n % 4] ?? ""} ${own[Math.floor(n / 4) % 8] ?? ""}`;
  const people = Array.from({ length: 400 }, (_, n) => ({
    ...exampleVoter(n),
    name: name(n),
    sex: "L",
    birthDate: `${String((n % 28) + 1).padStart(2, "0")}|${String(1 + (n % 12)).padStart(2, "0")}|${1950 + (n % 50)}`,
    nik: null,
    nkk: null,
  }));
  const { pairs } = await link(people);
  expect(pairs.length).toBeLessThanOrEqual(2);
});
