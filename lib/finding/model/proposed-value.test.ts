import { expect, it } from "vitest";
import { proposedValue } from "./proposed-value";
import { CORRECTABLE_COLUMNS, type CorrectableColumn } from "@/lib/roll/columns";

const kind = (...codes: string[]) => ({
  table: "T",
  source: "T",
  codes: codes.map((code) => ({ code, id: code, en: code, until: null })),
});
const codes = {
  tms: kind(),
  perbaikan: kind(...CORRECTABLE_COLUMNS.filter((column) => column !== "birthPlace")),
  marital: kind("B", "S", "P", "C"),
  disability: kind("1", "6"),
  ktpEl: kind("S", "B"),
};
const on = { today: "2026-11-30", codes };
const valueOf = (element: CorrectableColumn, text: string) => {
  const found = proposedValue(element, text, on);
  return found.ok ? found.value : found.code;
};

it("keeps values of the element's own kind, as the roll writes them", () => {
  expect(valueOf("sex", "perempuan")).toBe("P");
  expect(["s", "cerai mati", "c"].map((text) => valueOf("marital", text))).toEqual(["S", "P", "C"]);
  expect(valueOf("birthDate", "5-2-1980")).toBe("05|02|1980");
  expect(valueOf("nik", "3314 0145 0280 0001")).toBe("3314014502800001");
  expect(valueOf("tps", "TPS 3")).toBe("003");
  expect(valueOf("rt", "7")).toBe("007");
  expect(valueOf("disability", "6")).toBe("6");
  expect(valueOf("ktpEl", "s")).toBe("S");
  expect(valueOf("name", "NUR'AINI  BINTI M. SALEH")).toBe("NUR'AINI BINTI M. SALEH");
  expect(valueOf("name", "ŁUKASZ")).toBe("ŁUKASZ");
});

it("keeps nothing that the element cannot be, and says what it can", () => {
  expect(valueOf("sex", "banteng")).toBe("follow-up-value-sex");
  expect(valueOf("marital", "X")).toBe("follow-up-value-marital");
  for (const date of ["30|02|1980", "05|02|2030", "00|00|0000", "banteng", "01|01|1700"])
    expect(valueOf("birthDate", date), date).toBe("follow-up-value-date");
  for (const nik of ["123", "33140145028000011", "0000000000000000", "331401450280000A"])
    expect(valueOf("nik", nik), nik).toBe("follow-up-value-identity");
  for (const tps of ["0", "A", "-1"]) expect(valueOf("tps", tps), tps).toBe("follow-up-value-number");
  expect(valueOf("rw", "1000")).toBe("follow-up-value-number");
  expect(valueOf("disability", "9")).toBe("follow-up-value-code");
  expect(valueOf("name", "3314014502800001")).toBe("follow-up-value-name");
  expect(valueOf("birthPlace", "SRAGEN")).toBe("follow-up-element-stage");
  expect(valueOf("address", "---")).toBe("follow-up-value-name");
});
