import { expect, it } from "vitest";
import { rankAmong } from "./place";

const AREAS = [
  { key: "a", k: 4, n: 1000 },
  { key: "b", k: 8, n: 1000 },
  { key: "c", k: 8, n: 1000 },
  { key: "d", k: 0, n: 0 },
];

it("ranks by rate; equal rates share a place, and nobody is ranked without people", () => {
  expect(rankAmong("findings", "a", AREAS)).toMatchObject({ rank: 3, of: 3, others: [8, 8] });
  expect(rankAmong("findings", "c", AREAS)).toMatchObject({ rank: 1, of: 3 });
  expect(rankAmong("findings", "d", AREAS)).toBeNull();
  expect(rankAmong("findings", "e", AREAS)).toBeNull();
});
