import fc from "fast-check";
import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { NEW_CATEGORIES, TMS_CATEGORIES } from "@/lib/roll/pdpb-categories";
import { cameOf, differenceOf, explainedDifference, leftOf } from "@/lib/recap/model/recap";
import { recapWorkbook } from "@/lib/recap/output/workbook";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import { linesOf, readBook, wrongFormulas } from "@/tests/support/formulas";
import { recapModel } from "@/tests/support/recap-model";

const place = fc.record({
  kec: fc.constantFrom("331401", "331402", "331403"),
  sex: fc.constantFrom("L" as const, "P" as const, "-" as const),
});
const person = fc.record({
  before: fc.option(place),
  now: fc.option(place),
  code: fc.option(fc.integer({ min: 1, max: 9 })),
  followUp: fc.option(fc.constantFrom(...FOLLOW_UPS)),
  born: fc.constantFrom("1985-05-01", "2008-10-01", "2009-05-01"),
  remark: fc.constantFrom("", "PINDAH MASUK", "PURNA TNI"),
});
const paper = fc.option(
  fc.record({ L: fc.integer({ min: 0, max: 9 }), P: fc.integer({ min: 0, max: 9 }), "-": fc.constant(0) }),
);

const number = (value: unknown): number => (typeof value === "number" ? value : 0);

it("on every sheet awal − TMS + baru = akhir, or the difference is shown and explained to the voter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { maxLength: 60 }), paper, async (people, typed) => {
      const model = recapModel(people, typed === null ? new Map() : new Map([["331401", typed]]));
      for (const row of model.rows) expect(differenceOf(row)).toEqual(explainedDifference(row));
      const book = readBook(await recapWorkbook(model, translator("id")));
      expect(wrongFormulas(book)).toEqual([]);
      const opening = linesOf(book, "TW III 2025").slice(5);
      const closing = linesOf(book, "REKAPITULASI PDPB").slice(11);
      const movement = linesOf(book, "REKAP MODEL A").slice(9);
      const ground = linesOf(book, "DB REKAP MODEL A").slice(11);
      const mirror = linesOf(book, "A-DPB2").slice(6);
      const difference = linesOf(book, "SELISIH").slice(6);
      for (let at = 0; at <= model.rows.length; at += 1) {
        const [awal, akhir] = [number(opening[at]?.[5]), number(closing[at]?.[5])];
        const [baru, tms] = [number(movement[at]?.[3]), number(movement[at]?.[4])];
        const selisih = number(difference[at]?.[8]);
        expect(awal - tms + baru - selisih).toBe(akhir);
        const sums = ground[at] ?? [];
        expect(number(sums[2]) + number(sums[3])).toBe(baru);
        expect(sums.slice(4).reduce<number>((all, value) => all + number(value), 0)).toBe(tms);
        const line = mirror[at] ?? [];
        const results = 3 + TMS_CATEGORIES.length + NEW_CATEGORIES.length;
        expect(number(line[2])).toBe(awal);
        expect(number(line[results]) + number(line[results + 1])).toBe(akhir);
        expect(number(line[results + 2])).toBe(selisih);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

it("closes to nothing where every change has its ground", () => {
  const ground = { code: null, followUp: null, born: "1985-05-01", remark: "" };
  const L = { kec: "331401", sex: "L" } as const;
  const P = { kec: "331402", sex: "P" } as const;
  const { rows } = recapModel([
    { ...ground, before: L, now: null, followUp: "TMS-1" },
    { ...ground, before: P, now: null, code: 4 },
    { ...ground, before: null, now: P, born: "2008-10-01" },
    { ...ground, before: null, now: L, remark: "PINDAH MASUK" },
    { ...ground, before: L, now: P },
    { ...ground, before: P, now: P },
  ]);
  for (const row of rows) {
    if (row.kecKey === "331401") {
      expect(leftOf(row).L).toBe(2);
      expect(cameOf(row).L).toBe(1);
    }
    expect(differenceOf(row)).toEqual({ L: 0, P: 0, "-": 0 });
  }
});
