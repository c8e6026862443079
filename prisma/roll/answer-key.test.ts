import { describe, expect, it } from "vitest";
import { parseNik } from "@/lib/roll/identity-number";
import { normaliseRecord } from "@/lib/roll/record";
import { editDistance } from "@/lib/regions/place-names";
import { loadRegions } from "@/lib/regions/load-regions";
import type { NormalRecord } from "@/lib/roll/normal-record";
import type { KeyEntry } from "./answer-key";
import { DEFAULT_OPTIONS, generateRoll } from "./generate-roll";
import type { RollRow } from "./model";
import { ordersFor } from "./insertions/orders";

// What the answer key says must be true of the lines it names: a test of detectors against a wrong key would
// prove nothing.

const regions = loadRegions();
const roll = generateRoll(
  { ...DEFAULT_OPTIONS, voters: 20_000, insertions: ordersFor("demo", 20_000) },
  regions,
);
type Line = RollRow & { readonly n: NormalRecord };
const read = (rows: readonly RollRow[], referenceDate: string): Line[] =>
  rows.map((row) => ({ ...row, n: normaliseRecord(row, { regionCode: "3314", referenceDate, regions }) }));
const baseline: Line[] = [];
const current: Line[] = [];
for (const batch of roll.batches) {
  baseline.push(...read(batch.baseline, DEFAULT_OPTIONS.baselineDate));
  current.push(...read(batch.current, DEFAULT_OPTIONS.currentDate));
}
const entries = roll.key.entries();
const now = (entry: KeyEntry) => entry.rows.map((row) => current[row - 1] as Line);
const before = (entry: KeyEntry) => entry.baselineRows.map((row) => baseline[row - 1] as Line);
const dateInNik = (line: Line) => {
  const { day, month, year2 } = parseNik(line.n.nikOk ?? "");
  return [day, month, year2].map((part) => String(part).padStart(2, "0")).join("");
};
const dateOnRoll = (line: Line) => (line.birthDate ?? "").replace(/(\d\d)\|(\d\d)\|\d\d(\d\d)/, "$1$2$3");
const distinct = <T>(lines: readonly Line[], value: (line: Line) => T) => new Set(lines.map(value)).size;
const edits = (a: Line | undefined, b: Line | undefined) =>
  editDistance(a?.n.nameNorm ?? "", b?.n.nameNorm ?? "", 9);
const nikDistance = ([a, b]: Line[]) =>
  [...(a?.nik ?? "")].filter((digit, i) => digit !== b?.nik?.[i]).length;

/** What must hold for each inserted defect, by code and name. */
const HOLDS: Readonly<Record<string, (entry: KeyEntry) => boolean>> = {
  "IDN-01 empty": (e) => now(e).every(({ n }) => n.nikKind === "empty"),
  "IDN-02 malformed": (e) =>
    now(e).every(({ n }) => n.nikKind === "bad" || /^(\d)\1{15}$|^000000|^..00|^....00/.test(n.nikOk ?? "")),
  "IDN-03 impossible": (e) =>
    now(e).every(({ n }) => {
      const { day, month, serial, kabupaten } = parseNik(n.nikOk ?? "");
      return (
        day < 1 ||
        day > 31 ||
        month < 1 ||
        month > 12 ||
        serial === 0 ||
        regions.nameOf(kabupaten) === null ||
        day > (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
      );
    }),
  "IDN-04 date": (e) => now(e).every((line) => dateInNik(line) !== dateOnRoll(line)),
  "IDN-05 sex": (e) =>
    now(e).every(
      (line) => parseNik(line.n.nikOk ?? "").sex !== line.n.sex && dateInNik(line) === dateOnRoll(line),
    ),
  "IDN-06 bad": (e) => now(e).every(({ nkk, n }) => n.nkkKind !== "ok" || nkk !== null),
  "IDN-07 elsewhere": (e) => now(e).every(({ n }) => !n.nkkOk?.startsWith("3314")),
  "IDN-08 under age": (e) => now(e).every(({ n }) => (n.age ?? 99) < 17 && n.marital === "B"),
  "IDN-09 over age": (e) => now(e).every(({ n }) => (n.age ?? 0) > 100),
  "IDN-10 invalid": (e) =>
    now(e).every(
      ({ n }) => n.birthDate === null || n.birthDate < "1900" || n.birthDate > DEFAULT_OPTIONS.currentDate,
    ),
  "IDN-11 suspicious": (e) =>
    now(e).every(({ name }) => /^.$|[?\d]|^(TIDAK DIKETAHUI|XXX|-|TES)$/.test(name ?? "")),
  "IDN-12 outside table": (e) =>
    now(e).every(
      (line) => ["9", "7"].includes(line.disability ?? "") || line.marital === "4" || line.ktpEl === "X",
    ),
  "IDN-13 missing": (e) =>
    now(e).every(({ sex, marital, name }) => sex === null || marital === null || name === null),
  "IDN-14 remark": (e) => now(e).every(({ n, remark }) => n.active && /MENINGGAL|PINDAH/.test(remark ?? "")),
  "GND-01 K1 other TPS": (e) =>
    (
      ["nik", "nkk", "name", "birthDate", "birthPlace", "sex", "marital", "address", "disability"] as const
    ).every((column) => distinct(now(e), (line) => line[column]) === 1),
  "GND-01 K4 other desa": (e) =>
    distinct(now(e), ({ nik, name, birthDate }) => `${nik}${name}${birthDate}`) === 1 &&
    distinct(now(e), ({ n }) => n.desaKey) === 2,
  "GND-02 NIK of another": (e) =>
    distinct(now(e), ({ nik }) => nik) === 1 &&
    distinct(now(e), ({ name }) => name) === 2 &&
    distinct(now(e), ({ birthDate }) => birthDate) === 2,
  "GND-03 NIK slip": (e) =>
    [1, 2].includes(nikDistance(now(e))) &&
    distinct(now(e), ({ name, birthDate, sex }) => `${name}${birthDate}${sex}`) === 1,
  "GND-04 other spelling": (e) =>
    distinct(now(e), ({ nik }) => nik) === 2 &&
    distinct(now(e), ({ birthDate }) => birthDate) === 1 &&
    edits(now(e)[0], now(e)[1]) <= 3,
  "GND-04 day and month swapped": (e) =>
    distinct(now(e), ({ birthDate }) => (birthDate ?? "").split("|").sort().join()) === 1 &&
    distinct(now(e), ({ birthDate }) => birthDate) === 2,
  "GND-04 masked NIK": (e) =>
    now(e).some(({ n }) => n.nikKind === "masked") && distinct(now(e), ({ name }) => name) === 1,
  "GND-04 date off": (e) =>
    distinct(now(e), ({ name }) => name) === 1 && distinct(now(e), ({ birthDate }) => birthDate) === 2,
  "GND-05 family twice": (e) =>
    distinct(now(e), ({ nkk }) => nkk) === 2 && now(e).length >= 6 && now(e).length % 2 === 0,
  "KEL-01 crowded card": (e) => distinct(now(e), ({ nkk }) => nkk) === 1 && now(e).length > 10,
  "KEL-02 family over TPS": (e) =>
    distinct(now(e), ({ nkk }) => nkk) === 1 &&
    distinct(now(e), ({ n }) => n.tpsNo) > 1 &&
    distinct(now(e), ({ n }) => n.desaKey) === 1,
  "KEL-03 family over desa": (e) =>
    distinct(now(e), ({ nkk }) => nkk) === 1 && distinct(now(e), ({ n }) => n.desaKey) === 2,
  "KEL-04 TPS over cap": (e) => now(e).filter(({ n }) => n.active && n.tpsNo === 1).length > 600,
  "KEL-05 TPS with strangers": (e) =>
    now(e).every(({ n }) => n.tpsNo === 2 && e.subject !== `T:${n.desaKey}:2`),
  "KEL-06 crowded house": (e) =>
    distinct(now(e), ({ n }) => n.addressNorm) === 1 &&
    distinct(now(e), ({ nkk }) => nkk) >= 8 &&
    / NO \d/.test(now(e)[0]?.n.addressNorm ?? ""),
  "KEL-07 gap in TPS numbers": (e) => {
    const numbers = new Set(
      current
        .filter(({ n }) => e.subject === `D:${n.desaKey}` && (n.tpsNo ?? 0) < 901)
        .map(({ n }) => n.tpsNo ?? 0),
    );
    return Math.max(...numbers) > numbers.size;
  },
  "UBH-01 identity replaced": (e) =>
    now(e)[0]?.nik === before(e)[0]?.nik &&
    now(e)[0]?.birthDate !== before(e)[0]?.birthDate &&
    edits(now(e)[0], before(e)[0]) > 3,
  "UBH-02 birth date changed": (e) =>
    now(e)[0]?.nik === before(e)[0]?.nik &&
    now(e)[0]?.birthDate !== before(e)[0]?.birthDate &&
    now(e)[0]?.name === before(e)[0]?.name,
  "UBH-02 sex changed": (e) => now(e)[0]?.nik === before(e)[0]?.nik && now(e)[0]?.sex !== before(e)[0]?.sex,
  "UBH-03 NIK changed": (e) => now(e)[0]?.nik !== before(e)[0]?.nik && now(e)[0]?.name === before(e)[0]?.name,
  "UBH-04 back again": (e) => now(e).every(({ n }) => n.active) && before(e).every(({ n }) => !n.active),
  "UBH-05 vanished": (e) =>
    before(e).every(({ nik, n }) => n.active && !current.some((line) => line.nik === nik)),
};

describe("every inserted defect is where the key says", () => {
  const byKind = Map.groupBy(
    entries.filter((entry) => entry.kind === "defect"),
    (entry) => `${entry.code} ${entry.name}`,
  );

  it.each(Object.keys(HOLDS))("%s", (kind) => {
    const inserted = byKind.get(kind) ?? [];
    expect(inserted.length).toBeGreaterThan(0);
    for (const entry of inserted)
      expect([entry.subject, HOLDS[kind]?.(entry)]).toEqual([entry.subject, true]);
  });

  it("has something of every family", () => {
    expect([...new Set(entries.map((entry) => entry.code.slice(0, 3)))].sort()).toEqual([
      "BRK",
      "GND",
      "IDN",
      "KEL",
      "MOB",
      "STA",
      "UBH",
    ]);
  });

  it("names voters of the desa in question for whole-desa defects", () => {
    for (const entry of entries.filter(
      ({ subject, kind }) => subject.startsWith("D:") && kind === "defect",
    )) {
      expect(now(entry).concat(before(entry)).length).toBeGreaterThan(0);
      for (const line of [...now(entry), ...before(entry)]) expect(`D:${line.n.desaKey}`).toBe(entry.subject);
    }
  });

  it("uses each line for one defect of a single voter at most", () => {
    const rows = entries.filter(({ code }) => /^(IDN|GND)/.test(code)).flatMap((entry) => entry.rows);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

describe("nothing is in the roll that the key does not know", () => {
  const spoilt = new Set(
    entries
      .filter(({ code }) => code.startsWith("BRK"))
      .flatMap((entry) => entry.rows.map((row) => current[row - 1]?.n.desaKey)),
  );
  const lines = current
    .map((line, at) => ({ line, row: at + 1 }))
    .filter(({ line }) => line.n.active && !spoilt.has(line.n.desaKey));
  const known = (code: string) =>
    new Set(
      entries
        .filter((entry) => entry.code === code || entry.also.includes(code))
        .flatMap((entry) => entry.rows),
    );
  const unknown = (code: string, groups: Iterable<readonly { readonly row: number }[]>) =>
    [...groups].filter((group) => !group.some(({ row }) => known(code).has(row)));
  const groupsBy = (value: (line: Line) => string | null) => [
    ...Map.groupBy(
      lines.filter(({ line }) => value(line) !== null),
      ({ line }) => value(line),
    ).values(),
  ];
  const several = (group: readonly { readonly line: Line }[], value: (line: Line) => unknown) =>
    new Set(group.map(({ line }) => value(line))).size > 1;

  it.each([
    [
      "GND-02",
      () => groupsBy(({ n }) => n.nikOk).filter((group) => several(group, ({ birthDate }) => birthDate)),
    ],
    [
      "GND-01",
      () =>
        groupsBy(({ n }) => n.nikOk && `${n.nikOk}${n.nameNorm}${n.birthDate}`).filter(
          (group) => group.length > 1,
        ),
    ],
    ["KEL-01", () => groupsBy(({ n }) => n.nkkOk).filter((group) => group.length > 10)],
    [
      "KEL-02",
      () =>
        groupsBy(({ n }) => n.nkkOk && `${n.nkkOk}${n.desaKey}`).filter((group) =>
          several(group, ({ n }) => n.tpsNo),
        ),
    ],
    ["KEL-03", () => groupsBy(({ n }) => n.nkkOk).filter((group) => several(group, ({ n }) => n.desaKey))],
    ["IDN-01", () => lines.filter(({ line }) => line.n.nikKind === "empty").map((one) => [one])],
    [
      "IDN-04",
      () =>
        lines
          .filter(({ line }) => line.n.nikOk && line.n.birthDate && dateInNik(line) !== dateOnRoll(line))
          .map((one) => [one]),
    ],
    [
      "IDN-05",
      () =>
        lines
          .filter(({ line }) => line.n.nikOk && line.n.sex && parseNik(line.n.nikOk).sex !== line.n.sex)
          .map((one) => [one]),
    ],
    ["IDN-06", () => lines.filter(({ line }) => line.n.nkkKind !== "ok").map((one) => [one])],
    [
      "IDN-07",
      () => lines.filter(({ line }) => line.n.nkkOk && !line.n.nkkOk.startsWith("3314")).map((one) => [one]),
    ],
    [
      "IDN-08",
      () => lines.filter(({ line }) => (line.n.age ?? 99) < 17 && line.n.marital === "B").map((one) => [one]),
    ],
    ["IDN-09", () => lines.filter(({ line }) => (line.n.age ?? 0) > 100).map((one) => [one])],
  ] as const)("%s", (code, groups) => {
    expect(unknown(code, groups())).toEqual([]);
  });
});

describe("look-alikes are innocent", () => {
  const named = (name: string) => entries.filter((entry) => entry.name === name);

  it("twins share card and birth date, not name and NIK", () => {
    for (const entry of named("twins")) {
      expect([
        distinct(now(entry), ({ nkk }) => nkk),
        distinct(now(entry), ({ birthDate }) => birthDate),
        distinct(now(entry), ({ name }) => name),
        distinct(now(entry), ({ nik }) => nik),
      ]).toEqual([1, 1, 2, 2]);
    }
  });

  it("father and son share card and name, a generation apart", () => {
    for (const entry of named("father and son")) {
      const ages = now(entry).map(({ n }) => n.age ?? 0);
      expect(distinct(now(entry), ({ name, nkk }) => `${name}${nkk}`)).toBe(1);
      expect(Math.abs((ages[0] ?? 0) - (ages[1] ?? 0))).toBeGreaterThan(18);
    }
  });

  it("namesakes with a default date have NIK of their own, in two desa", () => {
    for (const entry of named("mononym on default date")) {
      expect(distinct(now(entry), ({ name, birthDate }) => `${name}${birthDate}`)).toBe(1);
      expect([distinct(now(entry), ({ nik }) => nik), distinct(now(entry), ({ n }) => n.desaKey)]).toEqual([
        2, 2,
      ]);
    }
  });

  it("movers have one NIK, one line before and one now", () => {
    for (const entry of named("mover with unchanged NIK")) {
      expect([entry.rows.length, entry.baselineRows.length]).toEqual([1, 1]);
      expect(now(entry)[0]?.nik).toBe(before(entry)[0]?.nik);
      expect(now(entry)[0]?.n.desaKey).not.toBe(before(entry)[0]?.n.desaKey);
    }
  });

  it("voters in prison stand in TPS 901 and often have no NIK", () => {
    const [prison] = named("prison TPS 901");
    const lines = prison ? now(prison) : [];
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.every(({ n }) => n.tpsNo === 901)).toBe(true);
    expect(lines.some(({ n }) => n.nikKind === "empty")).toBe(true);
  });
});
