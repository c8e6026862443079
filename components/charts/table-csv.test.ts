import { expect, it } from "vitest";
import { tableCsv } from "./table-csv";

it("quotes what needs it and lets no cell become a formula", () => {
  expect(
    tableCsv(
      ["Desa", "n"],
      [
        ["A, B", "1.234"],
        ["=1+1", "-3"],
        ['"C"', "+5 %"],
      ],
    ),
  ).toBe('\uFEFFDesa,n\r\n"A, B",1.234\r\n\'=1+1,-3\r\n"""C""",+5 %\r\n');
});
