import { expect, it } from "vitest";
import { type Candidate, lineVerdict, verdictOf } from "./verdict";

const voter = (row: number, bits: number, rest: Partial<Candidate> = {}): Candidate => ({
  row,
  bits,
  active: true,
  probability: 1 / (1 + 2 ** -bits),
  how: "name-date",
  identified: true,
  sameNumber: false,
  ...rest,
});

it("offers a voter alone who is sure and far before the next", () => {
  expect(verdictOf([voter(1, 12), voter(2, 1)]).state).toBe("one");
  expect(verdictOf([voter(1, 12), voter(2, 9)]).state).toBe("several");
});

it("never offers anybody alone by the name alone, however rare it is", () => {
  expect(verdictOf([voter(1, 20, { identified: false })]).state).toBe("several");
});

it("asks who is meant when the number is another voter's", () => {
  const { state, candidates } = verdictOf([voter(1, 25), voter(2, -15, { sameNumber: true })]);
  expect(state).toBe("several");
  expect(candidates.map(({ row }) => row)).toEqual([1, 2]);
});

it("says struck of a voter who is struck off already, and none where all are doubtful", () => {
  expect(verdictOf([voter(1, 12, { active: false })]).state).toBe("struck");
  const { state, candidates } = verdictOf([voter(1, -5), voter(2, -8)]);
  expect(state).toBe("none");
  expect(candidates).toHaveLength(2);
});

it("shows the best of each of two people on a line before the second best of any", () => {
  const both = lineVerdict([verdictOf([voter(1, 12), voter(3, 2)]), verdictOf([voter(2, 12)])]);
  expect(both.state).toBe("several");
  expect(both.candidates.map(({ row }) => row)).toEqual([1, 2, 3]);
});
