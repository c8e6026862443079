import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskEvidence } from "./mask-evidence";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import { compareDates, compareRecords, maskRecord, type FullRecord } from "./records";

const record = (over: Partial<FullRecord>): FullRecord => ({
  ...(Object.fromEntries(COMPARED_COLUMNS.map((element) => [element, null])) as Record<
    (typeof COMPARED_COLUMNS)[number],
    null
  >),
  birthIso: null,
  ...over,
});
const of = (records: FullRecord[], element: string) =>
  compareRecords(records).find((row) => row.element === element);

describe("a comparison", () => {
  it("names positions of masked numbers instead of the numbers", () => {
    const rows = [record({ nik: "3314100107900001" }), record({ nik: "3314100107900010" })];
    expect(of(rows, "nik")).toEqual({
      element: "nik",
      agreement: "differs",
      identity: [{ kind: "equal" }, { kind: "swap", position: 15 }],
    });
    expect(maskRecord(rows[0]!, false).nik).toBe("331410**********");
  });
  it("treats case and spacing as equal, and missing as missing", () => {
    expect(of([record({ name: "Siti  Aminah" }), record({ name: "SITI AMINAH" })], "name")?.agreement).toBe(
      "equal",
    );
    expect(of([record({ name: "SITI" }), record({})], "name")?.agreement).toBe("partly-missing");
    expect(of([record({}), record({})], "name")?.agreement).toBe("missing");
  });
  it("says which part of a date differs", () => {
    expect(compareDates("1990-05-07", "1990-07-05")).toEqual({ kind: "swap" });
    expect(compareDates("1990-05-07", "1991-05-08")).toEqual({ kind: "parts", parts: ["day", "year"] });
  });
  it("shows a disability only where the finding is about it", () => {
    expect(maskRecord(record({ disability: "1" }), false).disability).toBeNull();
    expect(maskRecord(record({ disability: "1" }), true).disability).toBe("1");
  });
  it("stars the digits of a date that cannot be read", () => {
    expect(maskRecord(record({ birthDate: "31|02|1990" }), false).birthDate).toBe("**|0*|***0");
    expect(maskRecord(record({ birthDate: "00|00|0000" }), false).birthDate).toBe("00|00|0000");
  });
});

describe("evidence that leaves the server", () => {
  it("never holds a NIK, NKK or date of birth, however deep", () => {
    const digits = fc.stringMatching(/^[1-9]\d{15}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom("1990-05-07", "07|05|1990", "07-05-1990"), (nik, date) => {
        const text = JSON.stringify(
          maskEvidence({
            a: [{ nik, note: `NIK ${nik} ganda` }],
            birthDates: [date],
            [nik]: 1,
            nested: { birthDate: { raw: date } },
          }),
        );
        expect(text).not.toContain(nik);
        expect(text).not.toContain(date);
        expect(text).toContain("1990");
      }),
    );
  });
  it("keeps what is no identity", () => {
    expect(maskEvidence({ referenceDate: "2025-12-10", count: 621, class: "K1", q: 0.01 })).toEqual({
      referenceDate: "2025-12-10",
      count: 621,
      class: "K1",
      q: 0.01,
    });
  });
});
