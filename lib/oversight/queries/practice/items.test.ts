import { expect, it } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { ROUND_SIZE, practiceVerdict } from "@/lib/oversight/model/practice";
import { codesInForce } from "@/lib/roll/code-tables";
import { MISLEADING, practiceItems, practiceRound } from "./items";
import { practiceView } from "./view";

it("offers all three answers, many rules, masked people, and the same order to everybody", () => {
  const items = practiceItems();
  expect(items.length).toBeGreaterThan(30);
  expect(new Set(items.map((item) => item.expected))).toEqual(new Set(["accepted", "rejected", "checked"]));
  expect(new Set(items.map((item) => item.detector)).size).toBeGreaterThan(10);
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(practiceItems().map((item) => item.id)).toEqual(items.map((item) => item.id));
  for (const item of items) {
    const view = practiceView(item, 1, codesInForce([], "DPB", "2025-12-10"));
    expect(view.id).toBeLessThan(0);
    expect(JSON.stringify(view.records)).not.toMatch(/\d{13}/);
  }
});

it("asks other questions in each round, of more than one answer, and begins again after the last", () => {
  const rounds = Math.floor(practiceItems().length / ROUND_SIZE);
  const asked = Array.from({ length: rounds }, (_, at) => practiceRound(at + 1));
  expect(new Set(asked.flat().map((item) => item.id)).size).toBe(rounds * ROUND_SIZE);
  for (const round of asked) expect(new Set(round.map((item) => item.expected)).size).toBeGreaterThan(1);
  expect(practiceRound(rounds + 2)).toHaveLength(ROUND_SIZE);
});

it("leaves out only examples that there are", () => {
  const examples = new Set(
    DETECTORS.flatMap((detector) => detector.examples.map((example) => `${detector.code}/${example.name}`)),
  );
  expect([...MISLEADING].filter((id) => !examples.has(id))).toEqual([]);
});

it("never calls it wrong to ask for a visit, and calls it hasty to decide without one", () => {
  expect(practiceVerdict("accepted", "checked")).toBe("careful");
  expect(practiceVerdict("checked", "accepted")).toBe("hasty");
  expect(practiceVerdict("rejected", "accepted")).toBe("wrong");
  expect(practiceVerdict("checked", "checked")).toBe("right");
});
