import { expect, it } from "vitest";
import { compareFamilies } from "./families";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import { type FullRecord } from "./records";

const EMPTY = Object.fromEntries(COMPARED_COLUMNS.map((element) => [element, null])) as Record<
  (typeof COMPARED_COLUMNS)[number],
  null
>;
const member = (rowNo: number, nkk: string, name: string, over: Partial<FullRecord> = {}) => ({
  ...EMPTY,
  birthIso: null,
  rowNo,
  nkk,
  nkkOk: nkk,
  name,
  address: `DK ${nkk}`,
  ...over,
});

const FAMILIES = [
  member(11, "one", "SARI"),
  member(12, "one", "BUDI"),
  member(31, "two", "BUDHI"),
  member(32, "two", "SARI"),
];
const agreement = (rows: readonly { element: string; agreement: string }[], element: string) =>
  rows.find((row) => row.element === element)?.agreement;

it("sets each member beside its own double, whatever the order of the pairs", () => {
  const found = compareFamilies(FAMILIES, [
    { a: 31, b: 12 },
    { a: 11, b: 32 },
  ]);
  expect(found).toMatchObject({ left: [0, 1], right: [2, 3] });
  expect(found?.doubles.map(({ left, right }) => [left, right])).toEqual([
    [0, 3],
    [1, 2],
  ]);
  expect(found?.doubles.map(({ rows }) => agreement(rows, "name"))).toEqual(["equal", "differs"]);
});

it("says what a whole family shares once, and leaves it to the members where they differ", () => {
  const moved = [...FAMILIES.slice(0, 3), member(32, "two", "SARI", { address: "DK LAIN" })];
  const pairs = [
    { a: 11, b: 32 },
    { a: 12, b: 31 },
  ];
  const [together, apart] = [compareFamilies(FAMILIES, pairs), compareFamilies(moved, pairs)];
  expect(agreement(together?.household.rows ?? [], "address")).toBe("differs");
  expect(agreement(together?.doubles[0]?.rows ?? [], "address")).toBeUndefined();
  expect(agreement(apart?.household.rows ?? [], "address")).toBeUndefined();
  expect(agreement(apart?.doubles[0]?.rows ?? [], "address")).toBe("differs");
});

it("is no comparison of families without a double across the two cards", () => {
  expect(compareFamilies([], [])).toBeNull();
  expect(
    compareFamilies(FAMILIES, [
      { a: 11, b: 12 },
      { a: 11, b: 99 },
    ]),
  ).toBeNull();
});
