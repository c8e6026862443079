import type { Example, ExampleList } from "./types";

// Lists of the catalogue's examples: of one made-up desa, by one made-up letter.

export const list = (
  kind: string,
  lines: ExampleList["lines"],
  more: Partial<ExampleList> = {},
): ExampleList => ({ kind, source: "Desa Kalangan", letter: "470/12", lines, ...more });

/**
 * What every rule about named voters shows: one who is named, one who is struck off already, and a line that
 * fits nobody well enough.
 */
export const namedExamples = (kind: string): readonly Example[] => [
  { name: "named", kind: "fires", rows: [{}, {}], lists: [list(kind, [{ state: "one", rows: [1] }])] },
  {
    name: "struckAlready",
    kind: "near-miss",
    rows: [{ remark: "1" }, {}],
    lists: [list(kind, [{ state: "struck", rows: [1] }])],
  },
  {
    name: "doubtful",
    kind: "innocent",
    rows: [{}, {}],
    lists: [list(kind, [{ state: "none", rows: [1] }])],
  },
];

/** What every rule about people who are not on the roll shows. */
export const unfoundExamples = (kind: string): readonly Example[] => [
  {
    name: "notThere",
    kind: "fires",
    rows: [{}, {}],
    lists: [list(kind, [{ state: "none", rows: [], people: [GROWN] }])],
  },
  {
    name: "thereAlready",
    kind: "near-miss",
    rows: [{}, {}],
    lists: [list(kind, [{ state: "one", rows: [1], people: [GROWN] }])],
  },
  {
    name: "perhapsThere",
    kind: "innocent",
    rows: [{}, {}],
    lists: [list(kind, [{ state: "several", rows: [1, 2], people: [GROWN] }])],
  },
];

const GROWN = { name: "KARSINAH", birthDate: "05|02|1980", sex: "P", desa: "SAREN" } as const;

/** Under age on the reference date, and not married. */
export const YOUNG = {
  name: "WARDANI",
  birthDate: "05|02|2009",
  sex: "P",
  marital: "B",
  desa: "SAREN",
} as const;
