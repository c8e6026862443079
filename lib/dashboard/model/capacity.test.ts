import { expect, it } from "vitest";
import { ASSUMED_PER_DAY, capacity, firstRules, type OpenRule } from "./capacity";

const person = (id: string, perDay: number | null) => ({ id, name: id, perDay, days: 3 });
const rule = (code: string, tier: OpenRule["tier"], open: number, precision: number | null = null) => ({
  code,
  tier,
  open,
  precision,
});

it("plans with an assumption before the first decision, and says so", () => {
  expect(capacity([person("a", null), person("b", null)], 10)).toMatchObject({
    decisions: 2 * 10 * ASSUMED_PER_DAY,
    assumed: true,
  });
});

it("counts somebody new at the middle of the others", () => {
  expect(capacity([person("a", 20), person("b", 60), person("c", null)], 5)).toMatchObject({
    perDay: 100,
    decisions: 500,
    assumed: false,
  });
});

it("takes the weightiest tier first, then what people accept, and fills up with what still fits", () => {
  const found = firstRules(
    [
      rule("INF-01", "I", 5),
      rule("SED-01", "S", 90, 0.9),
      rule("SED-02", "S", 30, 0.2),
      rule("TIN-01", "T", 10),
    ],
    50,
  );
  expect(found.rules.map(({ code }) => code)).toEqual(["TIN-01", "SED-02", "INF-01"]);
  expect(found).toMatchObject({ covered: 45, open: 135 });
});

it("names at least the first rule, however little can be done", () => {
  expect(firstRules([rule("TIN-01", "T", 10)], 3).rules).toHaveLength(1);
  expect(firstRules([], 3)).toEqual({ rules: [], covered: 0, open: 0 });
});
