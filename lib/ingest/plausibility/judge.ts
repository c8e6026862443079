import { COLUMN } from "@/lib/roll/columns";
import type { Note } from "../notes";
import type { SnapshotQuality } from "../shapes";
import type { Found } from "./evidence";

/** Fewer lines are no evidence of anything. */
const ENOUGH = 20;
/** So many are enough where each line is held against its own number. */
const SOME = 8;
/** So many are enough where each of them says the same. */
const FEW = 4;
const HALF = 0.5;
const THIRD = 1 / 3;
const HARDLY_ANY = 0.2;
const NEARLY_ALL = 0.8;
/** There are fewer places than people: so many more say that the columns are exchanged. */
const MORE_PLACES = 2;
/** Remarks that cannot be told: so many are asked about, fewer are told. */
const MANY_REMARKS = 0.01;

/** Names that a program cut off: so many are exactly as long as the longest, far more than are one letter shorter. */
const CUT_NAMES = 8;
const MORE_CUT = 2;
/** Shorter than any column that programs leave for a name. */
const SHORTEST_CUT = 12;

/** One thing that a person would look at first: what is asked or told when it cannot be. */
type Check = (quality: SnapshotQuality, found: Found) => Note | readonly Note[] | null;

const ask = (
  when: boolean,
  code: string,
  answers: readonly string[],
  values: Note["values"],
  samples?: readonly string[],
): Note | null => (when ? { code, values, answers, ...(samples === undefined ? {} : { samples }) } : null);

const tell = (when: boolean, code: string, values: Note["values"]): Note | null =>
  when ? { code, values } : null;

const CHECKS: readonly Check[] = [
  ({ accepted, active }) =>
    ask(
      (accepted > 0 && active === 0) || (accepted >= ENOUGH && active < accepted * HALF),
      "few-active",
      ["keep", "ignore-remarks"],
      { accepted, active },
    ),
  ({ pyramid, active }) => {
    const male = sum(pyramid.map((group) => group.male));
    const female = sum(pyramid.map((group) => group.female));
    const one = (male === 0 || female === 0) && male + female >= Math.max(ENOUGH, active * HALF);
    return ask(one, "one-sex", ["keep", "pria-wanita", "ignore"], { sex: male === 0 ? "P" : "L", active });
  },
  ({ active, tps }) =>
    ask(active >= ENOUGH && tps.count > active * HALF, "tps-per-voter", ["ignore", "keep"], {
      tps: tps.count,
      active,
    }),
  (_, { ages }) =>
    ask(ages.of >= SOME && ages.impossible >= ages.of * THIRD, "ages-impossible", ["ignore", "keep"], {
      lines: ages.impossible,
      of: ages.of,
    }),
  ({ accepted, nik }) => {
    const written = accepted - nik.empty;
    return ask(written >= SOME && nik.bad > written * HALF, "nik-unreadable", ["ignore", "keep"], {
      lines: nik.bad,
      of: written,
    });
  },
  ({ nik, nkk }) =>
    tell(nik.damaged + nkk.damaged > 0, "numbers-damaged", { lines: nik.damaged + nkk.damaged }),
  (_, { born }) =>
    ask(
      born.of >= SOME &&
        born.agree < born.of * HALF &&
        born.monthFirst >= (born.of - born.agree) * NEARLY_ALL,
      "dates-month-first",
      ["month-first", "keep"],
      { lines: born.monthFirst, of: born.of },
    ),
  (_, { born }) =>
    ask(
      born.of >= SOME && born.agree + born.monthFirst < born.of * HARDLY_ANY,
      "dates-other-than-nik",
      ["keep", "ignore"],
      { lines: born.of - born.agree, of: born.of },
    ),
  (_, { sex }) =>
    ask(
      sex.of >= SOME && sex.agree <= sex.of * HARDLY_ANY,
      "sex-other-than-nik",
      ["exchange-sex", "keep", "ignore"],
      { lines: sex.of - sex.agree, of: sex.of },
    ),
  (_, { lines, unnamed }) =>
    ask(lines >= ENOUGH && unnamed > lines * HARDLY_ANY, "names-missing", ["keep"], {
      lines: unnamed,
      of: lines,
    }),
  (_, { lines, names, birthPlaces }) =>
    ask(lines >= ENOUGH && birthPlaces > names * MORE_PLACES, "names-like-places", ["keep"], {
      names,
      places: birthPlaces,
    }),
  ({ accepted, unmatchedPlaces }) => {
    const { rows, list } = unmatchedPlaces;
    const names = list
      .slice(0, 5)
      .map(({ kecamatan, desa }) => [kecamatan, desa].filter(Boolean).join(" / "));
    const values = { rows, accepted, names: names.join("; ") };
    return accepted >= ENOUGH && rows > accepted * HALF
      ? ask(true, "places-unknown", ["keep"], values)
      : tell(rows > 0, "places-unmatched", values);
  },
  ({ accepted }, { remarks }) => {
    const values = { lines: remarks.lines };
    if (remarks.lines === 0) return null;
    return remarks.lines >= Math.max(2, accepted * MANY_REMARKS)
      ? ask(true, "remarks-unclear", ["keep", "strike"], values, remarks.samples)
      : { code: "remarks-unclear-few", values, samples: remarks.samples };
  },
  ({ rejects, accepted }) => {
    const lines = ["column-count", "shifted-columns", "unreadable", "bad-quote"].reduce(
      (total, reason) => total + (rejects[reason] ?? 0),
      0,
    );
    return lines >= ENOUGH && lines > accepted * HARDLY_ANY
      ? ask(true, "lines-broken", ["keep"], { lines, accepted })
      : tell(lines > 0, "lines-broken-few", { lines });
  },
  (_, { numbers }) => {
    const values = { lines: numbers.doubled, of: numbers.of };
    return numbers.of >= ENOUGH && numbers.doubled >= numbers.of * HALF
      ? ask(true, "numbers-doubled", ["keep"], values)
      : tell(numbers.of >= ENOUGH && numbers.doubled >= numbers.of * THIRD, "numbers-doubled-third", values);
  },
  (_, { numbers: { of, zero } }) =>
    tell(of >= ENOUGH && zero > of * THIRD, "numbers-end-zero", { lines: zero, of }),
  (_, { sex: { of, agree } }) =>
    tell(of >= ENOUGH && agree > of * HARDLY_ANY && agree < of * NEARLY_ALL, "sex-often-other", {
      lines: of - agree,
      of,
    }),
  (_, { born: { of, agree, monthFirst } }) =>
    tell(
      of >= ENOUGH && agree + monthFirst >= of * HARDLY_ANY && agree + monthFirst < of * NEARLY_ALL,
      "dates-often-other",
      { lines: of - agree - monthFirst, of },
    ),
  (_, { commonest }) =>
    commonest.flatMap(({ column, of, lines, value }): Note[] => {
      const values = { column: COLUMN[column].label, lines, of };
      if (lines < ENOUGH || lines < of * HARDLY_ANY) return [];
      if (lines < of * HALF) return [{ code: "one-value-often", values, samples: [value] }];
      const answers = column === "name" ? ["keep"] : ["keep", "ignore"];
      return [{ id: `one-value-${column}`, code: "one-value", values, samples: [value], answers }];
    }),
  (_, { longestNames: { length, lines, shorter } }) =>
    tell(length >= SHORTEST_CUT && lines >= CUT_NAMES && lines > shorter * MORE_CUT, "names-cut", {
      length,
      lines,
    }),
  (_, { filled }) => {
    const sparse = (["kecamatan", "desa", "tps"] as const).filter(
      (name) =>
        filled[name].of >= FEW && filled[name].lines > 0 && filled[name].lines <= filled[name].of * HALF,
    );
    const [first] = sparse;
    if (first === undefined) return null;
    const column = sparse.map((name) => COLUMN[name].label).join(", ");
    return ask(true, "places-sparse", ["fill-down", "keep"], { column, ...filled[first] });
  },
  (_, { unread }) =>
    unread.flatMap(({ column, filled, nothing, unread: lines, samples }): Note[] => {
      const values = { column: COLUMN[column].label, lines, of: filled };
      if (nothing >= ENOUGH && nothing > filled)
        return [{ code: "values-none", values: { column: values.column, lines: nothing } }];
      if (lines === 0) return [];
      const most = lines > filled * HALF && filled >= FEW;
      return most
        ? [{ id: `values-unread-${column}`, code: "values-unread", values, samples, answers: ["keep"] }]
        : [{ code: "values-unread-few", values, samples }];
    }),
  (_, { twoFigures }) => tell(twoFigures > 0, "years-two-figures", { lines: twoFigures }),
  (_, { yearsOnly }) => tell(yearsOnly > 0, "years-only", { lines: yearsOnly }),
];

/**
 * Looks at what was read as a person would, before it is stored: what cannot be is asked about, what is odd is
 * told.
 */
export function judged(quality: SnapshotQuality, found: Found): Note[] {
  return CHECKS.flatMap((check) => check(quality, found) ?? []).map((note) => {
    const samples = note.samples ?? found.samples.get(note.code);
    return samples === undefined || note.answers === undefined ? note : { ...note, samples };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
