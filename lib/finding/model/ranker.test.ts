import { expect, it } from "vitest";
import { effects, trainRanker, usefulness, type RankFacts } from "./ranker";

const facts = (over: Partial<RankFacts>): RankFacts => ({
  detector: "IDN-04",
  tier: "S",
  score: null,
  rowCount: 1,
  isGroup: false,
  absorbed: 0,
  evidence: {},
  noted: false,
  earlier: null,
  ...over,
});

/** People accept swapped dates and reject differing years. */
const samples = Array.from({ length: 120 }, (_value, n) => {
  const swapped = n % 2 === 0;
  return {
    facts: facts({ evidence: { parts: swapped ? "day-month" : "year" } }),
    accepted: swapped ? n % 10 !== 0 : n % 11 === 0,
  };
});

it("puts first what people accepted, and says why", () => {
  const model = trainRanker(samples)!;
  const [likely, unlikely] = [
    facts({ evidence: { parts: "day-month" } }),
    facts({ evidence: { parts: "year" } }),
  ];
  expect(usefulness(model, likely)).toBeGreaterThan(0.7);
  expect(usefulness(model, unlikely)).toBeLessThan(0.3);
  expect(effects(model, likely)[0]).toMatchObject({ feature: "IDN-04 parts=day-month" });
  expect(effects(model, likely)[0]!.effect).toBeGreaterThan(0);
});

it("is the same model from the same decisions", () => {
  expect(trainRanker(samples)).toEqual(trainRanker([...samples]));
});

it("says nothing while there is too little to learn from, or only one answer", () => {
  expect(trainRanker(samples.slice(0, 40))).toBeNull();
  expect(trainRanker(samples.map((sample) => ({ ...sample, accepted: true })))).toBeNull();
});

it("does not know kinds that it never saw", () => {
  const model = trainRanker(samples)!;
  expect(usefulness(model, facts({ detector: "GND-99", evidence: { class: "K1" } }))).toBeGreaterThan(0);
});
