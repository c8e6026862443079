import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLL_COLUMNS, type RawRecord, type RollColumn } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import { COPY_COLUMNS, CopyText } from "./copy-text";

const NORMAL: NormalRecord = {
  nikOk: null,
  nikKind: "empty",
  nkkOk: null,
  nkkKind: "bad",
  nameNorm: "SITI AMINAH",
  nameKey: "SITI AMNA",
  placeNorm: null,
  birthDate: "1980-01-02",
  age: 45,
  sex: "P",
  marital: null,
  addressNorm: "KRAJAN",
  rtNo: 0,
  rwNo: 1,
  tpsNo: 901,
  tmsCode: null,
  active: true,
  regionCode: "3314",
  kecCode: null,
  desaCode: null,
  kecKey: "",
  desaKey: "|KRAJAN",
};

/** PostgreSQL's reading of its own format: tabs divide, a backslash escapes, `\N` is null. */
function parse(bytes: Uint8Array): (string | null)[][] {
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  expect(lines.pop()).toBe("");
  const meaning: Record<string, string> = { t: "\t", n: "\n", r: "\r", "\\": "\\" };
  return lines.map((line) =>
    line
      .split("\t")
      .map((cell) =>
        cell === "\\N" ? null : cell.replace(/\\(.)/g, (_, sign: string) => meaning[sign] ?? sign),
      ),
  );
}

const cell = fc.option(
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("\\N", "\\", "a\tb", "a\nb\r", "D'ARCY|12", "É"),
  ),
  { nil: null },
);
const raw = fc.record(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, cell]))) as fc.Arbitrary<
  Record<RollColumn, string | null>
>;

describe("COPY text", () => {
  it("gives back every cell, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(raw, { minLength: 1, maxLength: 20 }), (records) => {
        const text = new CopyText();
        for (const [i, record] of records.entries()) text.line(i + 1, 2, i + 9, record, NORMAL);
        const lines = parse(Buffer.concat(text.takeAll()));
        expect(lines.map((line) => line.length)).toEqual(records.map(() => COPY_COLUMNS.length));
        expect(lines.map((line) => line.slice(0, 3))).toEqual(
          records.map((_, i) => [String(i + 1), "2", String(i + 9)]),
        );
        expect(lines.map((line) => line.slice(3, 3 + ROLL_COLUMNS.length))).toEqual(
          records.map((record) => ROLL_COLUMNS.map((column) => record[column])),
        );
      }),
    );
  });

  it("writes the normalised values in the order of the columns", () => {
    const text = new CopyText();
    text.line(1, 1, 2, {}, NORMAL);
    const [line = []] = parse(Buffer.concat(text.takeAll()));
    const written = Object.fromEntries(COPY_COLUMNS.map((column, i) => [column, line[i]]));
    expect(written).toMatchObject({
      nik_ok: null,
      nik_kind: "empty",
      nkk_kind: "bad",
      name_norm: "SITI AMINAH",
      name_key: "SITI AMNA",
      birth_date: "1980-01-02",
      age: "45",
      sex: "P",
      marital: null,
      address_norm: "KRAJAN",
      rt_no: "0",
      rw_no: "1",
      tps_no: "901",
      tms_code: null,
      active: "t",
      region_code: "3314",
      kec_code: null,
      kec_key: "",
      desa_key: "|KRAJAN",
    });
  });

  it.each([
    [-1, "-1"],
    [32_767, "32767"],
    [32_768, null],
    [-40_000, null],
  ])("keeps an age of %d out of the column when it cannot hold it", (age, written) => {
    const text = new CopyText();
    text.line(1, 1, 2, {}, { ...NORMAL, age });
    expect(parse(Buffer.concat(text.takeAll()))[0]?.[COPY_COLUMNS.indexOf("age")]).toBe(written);
  });

  it("passes on whole lines only, and every one of them once", () => {
    const long = "Ñ".repeat(2_000);
    const record: RawRecord = { name: long, address: long, remark: "\\".repeat(2_000) };
    const text = new CopyText();
    const blocks: Uint8Array[] = [];
    for (let row = 1; row <= 400; row++) {
      text.line(row, 1, row, record, NORMAL);
      if (text.waiting) blocks.push(...text.take());
    }
    expect(blocks.length).toBeGreaterThan(2);
    blocks.push(...text.takeAll());
    expect(text.takeAll()).toEqual([]);
    const lines = blocks.flatMap(parse);
    expect(lines.map((line) => Number(line[0]))).toEqual(Array.from({ length: 400 }, (_, i) => i + 1));
    expect(new Set(lines.map((line) => line[COPY_COLUMNS.indexOf("remark")]))).toEqual(
      new Set([record.remark]),
    );
  });
});
