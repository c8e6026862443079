import { expect, it } from "vitest";
import { maskCell, maskLine } from "./mask";

it("hides who it is and shows what it is", () => {
  expect(maskLine("12,3314050101850001,SITI AMINAH,17|08|1985,1985-08-17,P")).toBe(
    "12,331405**********,SI** AM****,**|**|1985,1985-**-**,P",
  );
  expect(maskLine("JUMLAH LAKI-LAKI : 250")).toBe("JUMLAH LAKI-LAKI : 250");
});

it("shows codes and places in full, health data not at all", () => {
  expect(maskCell("sex", "P")).toBe("P");
  expect(maskCell("desa", "KALANGAN")).toBe("KALANGAN");
  expect(maskCell("disability", "3")).toBe("*");
  expect(maskCell(null, "SITI")).toBe("SI**");
});
