import { expect, it } from "vitest";
import { practiceItems } from "@/lib/queries/practice/items";

it("offers both answers, many rules, masked people, and the same order to everybody", () => {
  const items = practiceItems();
  expect(items.length).toBeGreaterThan(30);
  expect(new Set(items.map((item) => item.expected))).toEqual(new Set(["accepted", "rejected"]));
  expect(new Set(items.map((item) => item.detector)).size).toBeGreaterThan(10);
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(practiceItems().map((item) => item.id)).toEqual(items.map((item) => item.id));
  for (const item of items) for (const record of item.records) {
    expect(JSON.stringify(record)).not.toMatch(/\d{12}/);
    expect(record.disability).toBeNull();
  }
});
