import { expect, it } from "vitest";
import { codeTableOf } from "./code-tables";

it("knows the eight categories of PDPB, and those of the house-to-house check elsewhere", () => {
  const pdpb = codeTableOf("DPB", "2025-12-10");
  expect(pdpb.strikes).toHaveLength(8);
  expect(pdpb.strikes).not.toContain("TMS-5");
  expect(pdpb.strikes).not.toContain("TMS-8");
  expect(codeTableOf("DPHP", "2024-08-01").strikes).toContain("TMS-8");
  // A roll from before the rule is judged by the table of its time.
  expect(codeTableOf("DPB", "2021-06-01").id).toBe("COKLIT-2022");
});
