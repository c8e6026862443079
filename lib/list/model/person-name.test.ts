import { expect, it } from "vitest";
import { namesMeant } from "./person-name";

it.each([
  ["SERDA WIRDA", ["WIRDA"]],
  ["Letkol Inf. Budi Santoso", ["Budi Santoso"]],
  ["KAPTEN CZI (PURN) RUSLI", ["RUSLI"]],
  ["SUKIRMAN ALIAS KIRMAN", ["SUKIRMAN", "KIRMAN"]],
  ["UDIN (SAEPUDIN)", ["UDIN", "SAEPUDIN"]],
  ["ALM. MAHMUD", ["MAHMUD"]],
  ["SITI AMINAH (ALMH)", ["SITI AMINAH"]],
  ["PRADA", ["PRADA"]],
  ["I WAYAN PURNA", ["I WAYAN PURNA"]],
])("%s means %j", (cell, names) => {
  expect(namesMeant(cell)).toEqual(names);
});
