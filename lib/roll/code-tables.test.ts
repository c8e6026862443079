import { expect, it } from "vitest";
import { codesInForce, hasCode, type CodeTable } from "./code-tables";

const code = (name: string, until: string | null = null) => ({ code: name, id: name, en: name, until });
const table = (key: string, rest: Partial<CodeTable>): CodeTable => ({
  id: key,
  key,
  version: 1,
  kind: "tms",
  stages: [],
  source: key,
  from: "1900-01-01",
  to: null,
  codes: [code("TMS-1"), code("TMS-8")],
  ...rest,
});
const TABLES = [
  table("COKLIT", {}),
  table("PDPB", { stages: ["DPB"], from: "2025-01-01", codes: [code("TMS-1"), code("WNA", "2025-12-31")] }),
  table("OLD", { kind: "disability", to: "2022-11-30", codes: [code("5")] }),
  table("NEW", { kind: "disability", from: "2022-12-01", codes: [code("6")] }),
];

it("knows the table of the stage, and that for all stages elsewhere", () => {
  expect(codesInForce(TABLES, "DPB", "2025-12-10").tms.table).toBe("PDPB");
  expect(hasCode(codesInForce(TABLES, "DPHP", "2024-08-01").tms, "TMS-8")).toBe(true);
  // A roll from before the rule is judged by the table of its time.
  expect(codesInForce(TABLES, "DPB", "2021-06-01").tms.table).toBe("COKLIT");
});

it("goes by the reference date, for tables and for a code that was ended", () => {
  const on = (day: string) => codesInForce(TABLES, "DPB", day);
  expect([on("2022-11-30").disability.table, on("2022-12-01").disability.table]).toEqual(["OLD", "NEW"]);
  expect([hasCode(on("2025-12-31").tms, "WNA"), hasCode(on("2026-01-01").tms, "WNA")]).toEqual([true, false]);
  expect(on("2026-01-01").marital).toEqual({ table: "", source: "–", codes: [] });
});
