import { expect, it } from "vitest";
import { comparedWithLast, heldAgainst, type RollTotals } from "./last-period";

const roll = (totals: Partial<RollTotals["totals"]>, desa: RollTotals["desa"] = []): RollTotals => ({
  totals: { rows: 1_000, male: 490, female: 510, kecamatan: 1, desa: 2, tps: 4, ...totals },
  desa,
});
const last = {
  ...roll({}, [
    ["3314132013", 600],
    ["3314132014", 400],
  ]),
  name: "DPB TW III",
  nameOf: (key: string) => key,
};
const asked = (now: RollTotals) => comparedWithLast(now, last).map(({ code }) => code);

it("says nothing about a roll that changed by a few percent", () => {
  expect(
    asked(
      roll({ rows: 1_040, male: 508, female: 532 }, [
        ["3314132013", 620],
        ["3314132014", 420],
      ]),
    ),
  ).toEqual([]);
});

it("asks about voters, desa, TPS and sexes that changed by more than a quarter can", () => {
  expect(asked(roll({ rows: 600, male: 294, female: 306 }, [["3314132013", 600]]))).toEqual([
    "last-voters",
    "last-desa",
  ]);
  expect(asked(roll({ tps: 9 }, last.desa))).toEqual(["last-tps"]);
  expect(asked(roll({ male: 400, female: 600 }, last.desa))).toEqual(["last-sexes"]);
});

it("names the desa with both numbers, and what it was held against", () => {
  const [, desa] = comparedWithLast(roll({ rows: 600 }, [["3314132013", 600]]), last);
  expect(desa).toMatchObject({ values: { desa: 1, last: "DPB TW III" }, samples: ["3314132014: 400 → 0"] });
});

it.each([
  [350, []],
  [150, ["last-people"]],
])("with %i of 400 numbers known from the period before it asks %j", async (known, codes) => {
  const numbers = Array.from({ length: 400 }, (_, i) => String(i));
  const held = await heldAgainst(
    { ...roll({}, last.desa), numbers },
    { ...last, holding: () => Promise.resolve(known) },
  );
  expect(held.map(({ code }) => code)).toEqual(codes);
});
