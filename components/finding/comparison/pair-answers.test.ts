import { expect, it } from "vitest";
import { rememberFor } from "@/components/ui/person-memory";
import { pairsOf, samePeople, sayOfPair } from "./pair-answers";

it("joins those who were called one person, and forgets them with whoever said so", () => {
  rememberFor("verif.satu");
  expect(pairsOf(3)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  sayOfPair(7, 0, 2, "same");
  sayOfPair(7, 0, 1, "different");
  expect(samePeople(7, 3)).toEqual([[0, 2]]);
  sayOfPair(7, 1, 2, "same");
  expect(samePeople(7, 3)).toEqual([[0, 1, 2]]);
  expect(samePeople(8, 3)).toEqual([]);
  rememberFor("verif.dua");
  expect(samePeople(7, 3)).toEqual([]);
});
