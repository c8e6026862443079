import { describe, expect, it } from "vitest";
import { sfc32 } from "@/lib/statistics/random";
import { fitModel } from "./em";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import { encodePattern, FIELDS } from "./fields";
import type { LinkageCounts, PatternCount } from "./model-types";
import { Scorer } from "./score";
import { chooseThreshold, scorePatterns } from "./threshold";

type Shares = Readonly<Record<string, readonly number[]>>;
const SAME: Shares = {
  name: [0, 0.005, 0.005, 0.01, 0.03, 0.03, 0.01, 0.02, 0.03, 0.06, 0.02, 0.05, 0.03, 0.02, 0.68],
  date: [0, 0.03, 0.02, 0.04, 0.02, 0.04, 0.85],
  place: [0, 0.1, 0.05, 0.6, 0.25],
  sex: [0, 0.01, 0.99],
  nik: [0, 0.2, 0.02, 0.01, 0.03, 0.01, 0.01, 0.02, 0.01, 0.07, 0.03, 0.59],
  nkk: [0, 0.45, 0.05, 0.5],
  address: [0, 0.3, 0.05, 0.05, 0.05, 0.05, 0.1, 0.2, 0.2],
};
const OTHER: Shares = {
  name: [
    0, 0.95, 0.02, 0.015, 0.01, 0.003, 0.0005, 0.0005, 0.0004, 0.0002, 0.0002, 0.0002, 0.0001, 0.0001, 0.0002,
  ],
  date: [0, 0.94, 0.054, 0.0051, 0.0004, 0.0002, 0.0003],
  place: [0, 0.5, 0.02, 0.45, 0.03],
  sex: [0, 0.5, 0.5],
  nik: [0, 0.99999, 1e-6, 0, 2e-6, 1e-6, 1e-6, 1e-6, 0, 4e-6, 0, 1e-6],
  nkk: [0, 0.9999, 0.0001, 0],
  address: [0, 0.96, 0.03, 0.005, 0.002, 0.001, 0.001, 0.0009, 0.0001],
};

function draw(shares: readonly number[], next: () => number): number {
  let left = next();
  return Math.max(
    1,
    shares.findIndex((share) => (left -= share) < 0),
  );
}

function patterns(shares: Shares, count: number, next: () => number): PatternCount[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const levels = FIELDS.map(({ name }) => draw(shares[name] ?? [], next));
    const code = encodePattern({
      levels,
      nameBits: (levels[0] ?? 0) > NAME.alikeWord ? 12 : 0,
      dateBits: levels[1] === DATE.equal ? 12 : 0,
    });
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([pattern, n]) => ({ pattern, n }));
}

const merged = (...parts: readonly PatternCount[][]) => {
  const counts = new Map<number, number>();
  for (const { pattern, n } of parts.flat()) counts.set(pattern, (counts.get(pattern) ?? 0) + n);
  return [...counts].map(([pattern, n]) => ({ pattern, n })).sort((x, y) => x.pattern - y.pattern);
};

function inserted(): LinkageCounts {
  const next = sfc32([7, 7, 7], 12);
  const strangers = patterns(OTHER, 200_000, next);
  return {
    candidates: merged(patterns(SAME, 2_000, next), strangers),
    random: patterns(OTHER, 400_000, next),
    sameDate: [],
    sameDesa: [],
    household: [],
    totalPairs: 500_000_000,
    householdPairs: 2_000,
    rarity: { name: [{ bits: 12, n: 1 }], date: [{ bits: 12, n: 1 }] },
  };
}

describe("fitting", () => {
  const counts = inserted();
  const model = fitModel(counts);

  it("finds the inserted shares again", () => {
    expect(model.converged).toBe(true);
    // One in twelve of them is equal in everything: a line copied, which is no part of the prior.
    expect(model.prior * counts.totalPairs).toBeGreaterThan(1_700);
    expect(model.prior * counts.totalPairs).toBeLessThan(1_950);
    expect(model.m.name[NAME.equal]).toBeCloseTo(0.7, 1);
    expect(model.m.date[DATE.equal]).toBeCloseTo(0.85, 1);
    expect(model.m.nik[NIK.equal]).toBeCloseTo(0.6, 1);
    expect(model.strangers.date[DATE.near]).toBeCloseTo(0.054, 2);
  });

  it("is deterministic, and knows its own errors", () => {
    expect(fitModel(counts)).toEqual(model);
    const threshold = chooseThreshold(scorePatterns(new Scorer(model), counts.candidates), 0.05);
    expect(threshold.falseDiscovery).toBeLessThanOrEqual(0.05);
    expect(threshold.acceptedPairs).toBeGreaterThan(1_850);
  });

  it("is not taught by the many strangers of a large roll that share a first name and part of the date", () => {
    const half = FIELDS.map(
      ({ name }) =>
        ({
          name: NAME.sharesFirstWord,
          date: DATE.onePart,
          place: 3,
          sex: 2,
          nik: NIK.differs,
          nkk: 1,
          address: 1,
        })[name] ?? 0,
    );
    const mass = [16, 18, 20].map((nameBits) => ({
      pattern: encodePattern({ levels: half, nameBits, dateBits: 0 }),
      n: 400_000,
    }));
    const large = fitModel({
      ...counts,
      totalPairs: 5_000_000_000,
      candidates: merged([...counts.candidates], mass),
    });
    expect(large.prior * 5_000_000_000).toBeLessThan(2_300);
    expect(large.m.name[NAME.sharesFirstWord]).toBeLessThan(0.06);
    expect(large.m.name[NAME.equal]).toBeGreaterThan(0.65);
  });

  it("stays finite and cautious on a roll without any duplicate", () => {
    const next = sfc32([11, 11, 11], 12);
    const honest = fitModel({
      ...counts,
      candidates: patterns(OTHER, 200_000, next).sort((x, y) => x.pattern - y.pattern),
    });
    const threshold = chooseThreshold(scorePatterns(new Scorer(honest), counts.random), 0.05);
    expect(Number.isFinite(honest.prior)).toBe(true);
    expect(threshold.acceptedPairs).toBeLessThanOrEqual(2);
  });
});

describe("scoring", () => {
  const model = fitModel(inserted());
  const scorer = new Scorer(model);
  const pair = (over: Partial<Record<string, number>>) => ({
    levels: FIELDS.map(({ name }) => over[name] ?? 0),
    nameBits: (over.name ?? 0) > NAME.alikeWord ? 12 : 0,
    dateBits: over.date === DATE.equal ? 12 : 0,
  });

  it("says nothing about what is missing", () => {
    expect(scorer.score(pair({}))).toBeCloseTo(Math.log2(model.prior / (1 - model.prior)), 10);
  });

  it("adds up: the bars of the waterfall are the score", () => {
    for (const comparison of [
      pair({ name: NAME.equal, date: DATE.equal }),
      pair({ name: NAME.sharesWord, date: DATE.equal, nkk: NKK.equal, nik: NIK.nextSerial, sex: 2 }),
      pair({ name: NAME.equal, date: DATE.differs, nkk: NKK.equal, address: 7 }),
    ]) {
      const sum = scorer.waterfall(encodePattern(comparison)).reduce((total, { bits }) => total + bits, 0);
      expect(sum).toBeCloseTo(scorer.score(comparison), 8);
    }
  });

  it("keeps twins and father and son apart, and finds the same person in one household", () => {
    const household = { nkk: NKK.equal, place: 3, sex: 2, address: 7 };
    expect(
      scorer.score(pair({ ...household, name: NAME.sharesWord, date: DATE.equal, nik: NIK.nextSerial })),
    ).toBeLessThan(0);
    expect(
      scorer.score(pair({ ...household, name: NAME.equal, date: DATE.differs, nik: NIK.differs })),
    ).toBeLessThan(0);
    expect(
      scorer.score(pair({ ...household, name: NAME.equal, date: DATE.equal, nik: NIK.equal })),
    ).toBeGreaterThan(0);
  });

  it(
    "takes numbers given out one after the other for twins, a number with a slip that leads further for " +
      "one person",
    () => {
      const families = new Scorer(fitModel({ ...inserted(), householdPairs: 400_000 }));
      const one = { nkk: NKK.equal, place: 3, sex: 2, address: 7, date: DATE.equal };
      for (const name of [NAME.oneEdit, NAME.oneEditTwoNames, NAME.sameConsonants])
        expect(families.score(pair({ ...one, name, nik: NIK.nextSerial }))).toBeLessThan(0);
      expect(families.score(pair({ ...one, name: NAME.sameSound, nik: NIK.slipInSerial }))).toBeGreaterThan(
        0,
      );
    },
  );

  it("learns the same model whether or not a file was handed in twice", () => {
    const copy = FIELDS.map(({ levels }) => levels.length - 1);
    const twice = fitModel({
      ...inserted(),
      candidates: merged(
        [...inserted().candidates],
        [{ pattern: encodePattern({ levels: copy, nameBits: 12, dateBits: 12 }), n: 5_000 }],
      ),
    });
    expect(twice).toEqual(model);
    expect(new Scorer(twice).score({ levels: copy, nameBits: 12, dateBits: 12 })).toBeGreaterThan(20);
  });
});
