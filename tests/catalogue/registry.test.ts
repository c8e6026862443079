import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { checkRegistry, DETECTORS } from "@/lib/detectors/registry";
import { missingNeed } from "@/lib/detectors/kit/applicability";
import type { Detector } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { isAboutArea } from "@/lib/finding/model/about";
import { followUpRule } from "@/lib/finding/model/reasons";
import { loadMessages, type Messages } from "@/lib/i18n/messages";
import { isTold, wordsOf } from "./words-of";

const shapeOf = (schema: z.ZodType) => Object.keys((schema as z.ZodObject).shape);
const textsOf = (locale: "id" | "en", code: string) =>
  (loadMessages(locale).detectors as Messages)[code] as Messages | undefined;
const codes = new Set<string>(DETECTORS.map((detector) => detector.code));

describe("the registry", () => {
  it("refuses a code that appears twice, and precedence in a circle", () => {
    const [first, second] = DETECTORS as readonly [Detector, Detector];
    expect(() => checkRegistry([first, first])).toThrow(first.code);
    expect(() =>
      checkRegistry([
        { ...first, supersededBy: [second.code] },
        { ...second, supersededBy: [first.code] },
      ]),
    ).toThrow("circle");
  });

  it("lists the families in the order of the printed catalogue, and codes ascending within", () => {
    const order = ["BRK", "IDN", "GND", "KEL", "UBH", "STA", "MOB", "RUJ"];
    const places = DETECTORS.map(({ code }) => order.indexOf(code.slice(0, 3)) * 100 + Number(code.slice(4)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe.each(DETECTORS.map((detector) => ({ code: detector.code, detector })))(
  "$code",
  ({ code, detector }) => {
    it("names a basis with something to look up, and follow-ups", () => {
      for (const { cite, url } of detector.basis) {
        expect(cite.length).toBeGreaterThan(5);
        if (url !== undefined) expect(() => new URL(url)).not.toThrow();
      }
      expect(detector.followUps.length).toBeGreaterThan(0);
    });

    it("has two answers to its question, in both languages", () => {
      for (const locale of ["id", "en"] as const) {
        const answers = (loadMessages(locale).answers as Messages)[code] as Messages | undefined;
        expect(answers).toEqual({ accept: expect.any(String), reject: expect.any(String) });
        expect(answers?.accept).not.toBe(answers?.reject);
      }
    });

    it("says where to look and what to see, in both languages, and names Sidalih or the paper that decides", () => {
      for (const locale of ["id", "en"] as const) {
        const check = textsOf(locale, code)?.check as Messages | undefined;
        expect(check).toEqual({ look: expect.stringMatching(/: .+\./), see: expect.stringMatching(/\.$/) });
        expect(check?.look).toMatch(/Sidalih|Berita Acara|Kepmendagri/);
      }
    });

    it("never strikes a voter off where it asks about a place or a file", () => {
      const strikes = detector.followUps.filter((followUp) => followUpRule(followUp).strikes);
      if (isAboutArea(detector.subject)) expect(strikes).toEqual([]);
    });

    it("yields only to detectors that exist", () => {
      expect(detector.supersededBy.filter((other) => !codes.has(other))).toEqual([]);
    });

    it("has parameters that stand without being set, and disputes only what its evidence holds", () => {
      expect(detector.params.safeParse({}).success).toBe(true);
      expect(detector.dispute.filter((field) => !shapeOf(detector.evidence).includes(field))).toEqual([]);
    });

    it("stands aside where a column that it needs is missing, empty or masked", () => {
      for (const column of detector.needs) {
        const columns = ROLL_COLUMNS.filter((other) => other !== column);
        expect(missingNeed(detector, { columns }, {})).toEqual({ key: "missingColumn", values: { column } });
        expect(
          missingNeed(detector, { columns: ROLL_COLUMNS }, { [column]: { filled: 10, masked: 9 } }),
        ).toEqual({ key: "maskedColumn", values: { column } });
        expect(
          missingNeed(detector, { columns: ROLL_COLUMNS }, { [column]: { filled: 0, masked: 0 } })?.key ??
            null,
        ).toBe(detector.asksAboutEmpty === true ? null : "emptyColumn");
      }
      expect(missingNeed(detector, { columns: ROLL_COLUMNS }, {})).toBeNull();
    });

    it("has a firing example, a near miss and an innocent look-alike, each with its own name", () => {
      const names = detector.examples.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const kinds = detector.examples.map(({ kind }) => kind);
      expect(kinds).toContain("fires");
      expect(kinds).toContain("near-miss");
      expect(kinds).toContain("innocent");
    });

    it.each(["id", "en"] as const)("has all its texts in %s, and no others", (locale) => {
      const texts = textsOf(locale, code);
      expect(texts).toBeDefined();
      expect(Object.keys(texts ?? {}).sort()).toEqual(
        [
          ...["check", "evidence", "examples", "finding", "innocent", "params", "question", "rule", "title"],
          ...(causesOf(detector) === undefined ? [] : ["causes"]),
        ].sort(),
      );
      expect(keys(texts, "causes")).toEqual([...(causesOf(detector) ?? [])].sort());
      expect(keys(texts, "innocent")).toEqual([...detector.innocent].sort());
      expect(keys(texts, "params")).toEqual(shapeOf(detector.params).sort());
      expect(keys(texts, "examples")).toEqual(detector.examples.map(({ name }) => name).sort());
      for (const name of detector.innocent)
        expect(Object.keys((texts?.innocent as Messages)[name] as Messages).sort()).toEqual([
          "looks",
          "tell",
        ]);
      // Labels for all that a reader may see of the evidence; q is added by the run.
      expect(
        shapeOf(detector.evidence).filter(
          (field) => !["q", "chart", "series"].includes(field) && !keys(texts, "evidence").includes(field),
        ),
      ).toEqual([]);
      // And a reader's word for each word of the code among its values.
      const { words } = loadMessages(locale).finding as Record<string, Messages>;
      expect(wordsOf(detector, keys(texts, "evidence")).filter((word) => !isTold(words ?? {}, word))).toEqual(
        [],
      );
      expect(JSON.stringify(texts)).not.toMatch(/kecurangan|fraud|pelaku|culprit/i);
    });
  },
);

const causesOf = (detector: Detector) => (detector.kind === "record" ? detector.causes : undefined);

function keys(texts: Messages | undefined, part: string): string[] {
  return Object.keys((texts?.[part] ?? {}) as Messages).sort();
}
