import { expect, test } from "vitest";
import { countByCategory, countItem, type ItemState, type LetterItem } from "./letter-item";

const voter = (row: number, state: ItemState) => ({
  row,
  name: "SITI",
  born: "1980",
  tps: "001",
  desa: "Saren",
  active: true,
  state,
  findings: [],
});
const item = (over: Partial<LetterItem>): LetterItem => ({
  letterId: 1,
  ord: 1,
  category: "meninggal",
  people: 3,
  voters: [],
  ...over,
});

test("whoever is named is counted once: by what became of the finding, or as not found on the roll", () => {
  const voters = [voter(1, "accepted"), voter(2, "open")];
  expect(countItem(item({ voters }))).toEqual({
    named: 3,
    unasked: 0,
    open: 1,
    accepted: 1,
    rejected: 0,
    "not-found": 1,
  });
  expect(countItem(item({ people: 1, voters }))).toMatchObject({ named: 2, "not-found": 0 });
});

test("points are added up by category in the order of the form, those without one last", () => {
  const items = [
    item({ ord: 2, category: null, people: null }),
    item({ ord: 3, category: "baru", people: 12 }),
    item({ people: 27 }),
  ];
  expect(
    countByCategory(items).map(({ category, points, count }) => [category, points, count.named]),
  ).toEqual([
    ["meninggal", 1, 27],
    ["baru", 1, 12],
    [null, 1, 0],
  ]);
});
