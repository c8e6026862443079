import type { Draft, Insertion } from "../model";
import { drawMononym, drawName } from "../names/draw-name";
import type { Sex } from "../names/draw-name";
import { dayNumber, fromDayNumber, inYear } from "../people/birth";
import { move, newHome } from "../people/turnover";
import type { Rng } from "../rng";
import { addPerson, pickVictim } from "./kit";

// Two people who look like one. Every one of these must stay apart.

const BOTH = { base: true, cur: true };

/** Twins: one family card, one birth date, neighbouring serials, names that rhyme. */
export const twins: Insertion = {
  code: "GND-04",
  name: "twins",
  where: "anywhere",
  insert(draft, rng) {
    const home = rng.pick(draft.homes);
    const born = { year: rng.int(1980, 2006), month: rng.int(1, 12), day: rng.int(1, 28) };
    const sex: Sex = rng.pick(["L", "P"]);
    const last = drawName(rng, sex, 2005).split(" ").at(-1) ?? "";
    const [first, second] = rng.pick(sex === "L" ? BROTHERS : SISTERS);
    const a = addPerson(draft, rng, home, { sex, marital: "B", born, name: `${first} ${last}` }, BOTH);
    const b = addPerson(draft, rng, home, { sex, marital: "B", born, name: `${second} ${last}` }, BOTH);
    draft.tools.note({ code: "GND-04", kind: "innocent", name: "twins", current: [a, b] });
    return true;
  },
};

type Pair = readonly [string, string];
const BROTHERS: readonly Pair[] = [
  ["HASAN", "HUSEN"],
  ["RAMA", "RAMI"],
  ["DANI", "DONI"],
  ["RIFAN", "RIFAT"],
  ["AGUNG", "AGENG"],
  ["BAGAS", "BAGUS"],
];
const SISTERS: readonly Pair[] = [
  ["RINI", "RINA"],
  ["DEWI", "DESI"],
  ["NINA", "NINI"],
  ["LAILA", "LAILI"],
  ["SANTI", "SINTA"],
  ["ANISA", "ANITA"],
];

/** Father and son of one name, on one card. */
export const fatherAndSon: Insertion = {
  code: "GND-04",
  name: "father and son",
  where: "anywhere",
  insert(draft, rng) {
    const father = pickVictim(
      draft,
      rng,
      ({ row, age }) => row.sex === "L" && row.marital === "S" && age > 45 && age < 75,
    );
    if (!father) return false;
    const { born } = father.entry;
    const son = inYear(born, born.year + rng.int(21, 27));
    // Half of them on the same day of the year: a namesake born on his father's birthday, or on the same
    // default date.
    const day = rng.chance(0.5) ? son : { ...son, day: Math.min(son.day, 28), month: (born.month % 12) + 1 };
    const entry = addPerson(
      draft,
      rng,
      father.home,
      { sex: "L", marital: "B", born: day, name: father.row.name ?? "" },
      BOTH,
    );
    draft.tools.note({
      code: "GND-04",
      kind: "innocent",
      name: "father and son",
      current: [father.entry, entry],
    });
    return true;
  },
};

/**
 * Two of the many called SUPARMI with a birthday on 1 July of one year, in two desa, first registered in two
 * kabupaten: nothing says that they are one.
 */
export const mononymOnDefaultDate: Insertion = {
  code: "GND-04",
  name: "mononym on default date",
  where: "anywhere",
  insert(draft, rng) {
    const sex: Sex = rng.pick(["L", "P"]);
    const born = rng.pick([
      { month: 7, day: 1 },
      { month: 12, day: 31 },
    ]);
    const person = {
      sex,
      marital: "S",
      born: { ...born, year: rng.int(1945, 1965) },
      name: drawMononym(rng, sex, 1950),
    };
    const a = addPerson(draft, rng, rng.pick(draft.homes), person, BOTH);
    return draft.tools.later(draft.desa, (there) => {
      const b = addPerson(there, rng, rng.pick(there.homes), { ...person, foreign: true }, BOTH);
      there.tools.note({
        code: "GND-04",
        kind: "innocent",
        name: "mononym on default date",
        current: [a, b],
      });
    });
  },
};

/** Names one letter apart, one birth year: SUPARMI and SUPARNI are two neighbours. */
export const spellingPair: Insertion = {
  code: "GND-04",
  name: "spelling pair",
  where: "anywhere",
  insert(draft, rng) {
    const [first, second, sex] = rng.pick(PAIRS);
    const year = rng.int(1950, 1990);
    const birthday = () => ({ year, month: rng.int(1, 12), day: rng.int(1, 28) });
    const a = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex, marital: "S", born: birthday(), name: first },
      BOTH,
    );
    const b = addPerson(
      draft,
      rng,
      rng.pick(draft.homes),
      { sex, marital: "S", born: birthday(), name: second },
      BOTH,
    );
    draft.tools.note({ code: "GND-04", kind: "innocent", name: "spelling pair", current: [a, b] });
    return true;
  },
};

const PAIRS: readonly (readonly [string, string, Sex])[] = [
  ["SUPARMI", "SUPARNI", "P"],
  ["SUTRISNO", "SUTRISNA", "L"],
  ["WARSINI", "WARSITI", "P"],
  ["SUKARDI", "SUKARDA", "L"],
  ["SRI LESTARI", "SRI LASTARI", "P"],
  ["DARMAN", "DARMIN", "L"],
  ["JOKO SUSILO", "JAKA SUSILA", "L"],
];

/** Moved within the kabupaten: one line before and one now, the NIK the same, the family card new. */
export const mover: Insertion = {
  code: "UBH-05",
  name: "mover with unchanged NIK",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    return move(draft, rng, victim.entry, (there) => {
      const ends = [victim.entry, there];
      draft.tools.note({
        code: "UBH-05",
        kind: "innocent",
        name: "mover with unchanged NIK",
        current: ends,
        baseline: ends,
      });
    });
  },
};

/** A pesantren: two dozen young people on one card. The rule cannot know it, the village does. */
export const pesantren: Insertion = {
  code: "KEL-01",
  name: "pesantren",
  where: "anywhere",
  insert(draft, rng) {
    const home = institution(draft, rng, "PONDOK PESANTREN AL HIKMAH");
    const pupils = Array.from({ length: rng.int(18, 26) }, () => {
      const born = fromDayNumber(
        dayNumber(draft.tools.baselineDay) - Math.floor(rng.int(18, 22) * 365.25 + rng.int(1, 360)),
      );
      return addPerson(
        draft,
        rng,
        home,
        { sex: "L", marital: "B", born, name: drawName(rng, "L", born.year), foreign: rng.chance(0.7) },
        BOTH,
      );
    });
    draft.tools.note({
      code: "KEL-01",
      kind: "innocent",
      name: "pesantren",
      current: pupils,
      mayFire: true,
      also: ["STA-07", "STA-03", "STA-09", "STA-04", "KEL-06"],
    });
    return true;
  },
};

/**
 * A prison: TPS 901, most of its voters without NIK or family card. The number is no gap in the desa's own.
 */
export const prison: Insertion = {
  code: "KEL-07",
  name: "prison TPS 901",
  where: "anywhere",
  insert(draft, rng) {
    const home = { ...institution(draft, rng, "LEMBAGA PEMASYARAKATAN"), tps: "901" };
    const inmates = Array.from({ length: rng.int(25, 40) }, () => {
      const born = { year: rng.int(1970, 2003), month: rng.int(1, 12), day: rng.int(1, 28) };
      const unknown = rng.chance(0.6)
        ? { nik: null, nkk: null }
        : {
            nkk: draft.tools.nkk(
              draft.tools.otherPrefix(),
              fromDayNumber(dayNumber(draft.tools.baselineDay) - rng.int(100, 4000)),
            ),
          };
      return addPerson(
        draft,
        rng,
        home,
        {
          sex: "L",
          marital: rng.pick(["B", "S", "P"]),
          born,
          name: drawName(rng, "L", born.year),
          foreign: true,
        },
        BOTH,
        unknown,
      );
    });
    draft.tools.note({
      code: "KEL-07",
      kind: "innocent",
      name: "prison TPS 901",
      current: inmates,
      also: ["IDN-01", "IDN-06", "IDN-07", "STA-03", "STA-07", "STA-09", "STA-04"],
    });
    return true;
  },
};

function institution(draft: Draft, rng: Rng, address: string) {
  const home = newHome(
    draft,
    rng,
    draft.tools.nkk(draft.desa.kecCode, { year: 2012, month: 4, day: rng.int(1, 28) }),
  );
  const named = { ...home, address };
  draft.homes[home.number - 1] = named;
  return named;
}
