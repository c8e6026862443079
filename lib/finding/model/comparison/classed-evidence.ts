import { z } from "zod";

type Values = Readonly<Record<string, unknown>>;

/** Fields that hold a part of somebody's number or date; what they say of it is told by another field. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "IDN-03": ["value"],
  "IDN-04": ["nik", "roll"],
  "IDN-06": ["value"],
  "STA-02": ["date"],
  "STA-05": ["firstSerial", "lastSerial"],
};
/** Charts whose classes are days of birth or serials: the marked one would name those of everybody listed. */
const TELLING = new Set(["serial", "day-month"]);
const chartSchema = z.looseObject({ classes: z.string() });
/** A day, with or without its year, whatever its field is called. */
const DAY = /^(?:\d{4}[-/|.])?\d{2}[-/|.]\d{2}(?:[-/|.]\d{4})?$/;

/**
 * Evidence as it is shown beside people who are masked: the class that the question states, no parts of values.
 * From marked serials, a date, the year and the digits of the region whole numbers could be put together.
 * @param code the rule that made it
 */
export function classedEvidence(code: string, evidence: Values): Record<string, unknown> {
  const parts = PARTS[code] ?? [];
  return Object.fromEntries(
    Object.entries(evidence).flatMap(([name, value]): [string, unknown][] => {
      if (parts.includes(name)) return typeof value === "string" ? [[name, starred(value)]] : [];
      if (typeof value === "string" && DAY.test(value)) return [[name, starred(value)]];
      const chart = chartSchema.safeParse(value);
      if (chart.success && TELLING.has(chart.data.classes)) return [];
      return [[name, value]];
    }),
  );
}

/**
 * The same for the arguments of the finding's sentence. Of a day that stood out the sentence says only whether it
 * was one of the year or a whole date: `closedDay`, `closedDate`.
 */
export function classedSentence(
  code: string,
  values: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  const parts = PARTS[code] ?? [];
  const closed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      parts.includes(name) ? (typeof value === "string" ? starred(value) : 0) : value,
    ]),
  );
  return code === "STA-02" ? { ...closed, kind: values.kind === "day" ? "closedDay" : "closedDate" } : closed;
}

/** The key of an area finding as it may leave: a day in it stays closed. */
export const classedKey = (code: string, key: string): string =>
  (PARTS[code] ?? []).includes("date")
    ? key.replace(/#.*$/, (word) => (/\d/.test(word) ? starred(word) : word))
    : key;

const starred = (text: string): string => text.replace(/\d/g, "*");
