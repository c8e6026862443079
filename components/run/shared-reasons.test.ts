import { expect, it } from "vitest";
import { sharedReasons } from "./shared-reasons";

it("notes are the reasons of three rules or more, each once, in the order of the list", () => {
  const reasons = [null, "b", "a", "a", null, "b", "c", "a", "b", "c"];
  expect(sharedReasons(reasons.map((reason) => ({ reason })))).toEqual(["b", "a"]);
  expect(sharedReasons([])).toEqual([]);
});
