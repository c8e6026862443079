import type { CalendarDay, Draft, Entry, Insertion, RollRow } from "../model";
import { drawName } from "../names/draw-name";
import { dayNumber, digitsOf, fromDayNumber, inYear } from "../people/birth";
import type { Rng } from "../rng";
import { addPerson, changeBoth, changeNow, desaInsertion, pickFamily, reborn, takeVictims } from "./kit";
import type { Victim } from "./kit";
import { newCard } from "./ubh";

// One feature of one desa bent, the same in both periods unless the question is about change. Shares are of
// the desa's voters.

const BOTH_AGES = ["STA-04", "STA-09"];

/** Ages written down in round figures. */
export const roundAges = (share: number): Insertion =>
  desaInsertion(
    "STA-01",
    "round ages",
    (draft, rng) =>
      bend(
        draft,
        rng,
        share,
        ({ age }) => age >= 23,
        ({ row, entry: { born }, age }) =>
          reborn(draft, row, inYear(born, born.year + age - 5 * Math.round(age / 5))),
      ),
    { also: BOTH_AGES },
  );

/** One day of the year, of any year, for many. */
export const oneBirthday = (count: number): Insertion =>
  desaInsertion("STA-02", "one birthday", (draft, rng) =>
    apply(
      takeVictims(draft, rng, count, ({ age }) => age > 20),
      ({ entry, row }) => changeBoth(entry, reborn(draft, row, { ...entry.born, month: 5, day: 12 })),
    ),
  );

/** Women written down as men, names and numbers alike. */
export const fewWomen = (share: number): Insertion =>
  desaInsertion(
    "STA-03",
    "few women",
    (draft, rng) =>
      apply(
        takeVictims(draft, rng, Math.round(draft.desa.voters * share), ({ row }) => row.sex === "P"),
        ({ entry, row }) => {
          const man: RollRow = { ...row, sex: "L", name: drawName(rng, "L", entry.born.year) };
          changeBoth(entry, { ...man, ...reborn(draft, man, entry.born) });
        },
      ),
    { also: ["STA-09"] },
  );

/** Many of one age. */
export const manyYoung = (share: number): Insertion =>
  desaInsertion(
    "STA-04",
    "many young",
    (draft, rng) =>
      bend(
        draft,
        rng,
        share,
        ({ age }) => age > 35,
        ({ row, entry: { born } }) =>
          reborn(draft, row, inYear(born, draft.tools.currentDay.year - rng.int(21, 24))),
      ),
    { also: ["STA-09"] },
  );

/** The 15th is among the dates that clerks write when nobody knows, and STA-05 leaves those out. */
const ordinaryDay = (day: number): number => (day === 15 ? 16 : day);

/** Numbers that follow one another: one birth date, one region, serials in a row, all new. */
export const serialRun = (count: number): Insertion =>
  desaInsertion(
    "STA-05",
    "serial run",
    (draft, rng) => {
      const born: CalendarDay = {
        year: rng.int(1975, 1999),
        month: rng.int(2, 11),
        day: ordinaryDay(rng.int(2, 27)),
      };
      const stem = draft.desa.kecCode + digitsOf(born, false);
      const first = rng.int(40, 300);
      return Array.from({ length: count }, (_, i) => {
        const person = { sex: "L", marital: "B", born, name: drawName(rng, "L", born.year) } as const;
        return addPerson(
          draft,
          rng,
          rng.pick(draft.homes),
          person,
          { base: false, cur: true },
          { nik: stem + String(first + i).padStart(4, "0") },
        );
      });
    },
    { also: ["STA-02", "UBH-06", "GND-03", "GND-04", "UBH-09"] },
  );

/** RT and RW filled before, 000 now for part of the desa. */
export const rtRwLost = (share: number): Insertion =>
  desaInsertion(
    "STA-06",
    "RT/RW lost",
    (draft, rng) =>
      apply(takeVictims(draft, rng, Math.round(draft.desa.voters * share)), ({ entry, row }) => {
        entry.base = { ...row, rt: row.rt === "000" ? "001" : row.rt, rw: row.rw === "000" ? "001" : row.rw };
        entry.cur = { ...entry.base, rt: "000", rw: "000" };
      }),
    { also: ["UBH-08"] },
  );

/** Far more NIK from elsewhere than in other desa. */
export const foreignNumbers = (share: number): Insertion =>
  desaInsertion(
    "STA-07",
    "NIK from elsewhere",
    (draft, rng) =>
      bend(
        draft,
        rng,
        share,
        () => true,
        ({ row, entry: { born } }) => reborn(draft, row, born, draft.tools.otherPrefix()),
      ),
    { also: ["STA-09"] },
  );

/** One full name on many people. */
export const oneName = (count: number): Insertion =>
  desaInsertion(
    "STA-08",
    "one name",
    (draft, rng) => {
      const name = `${drawName(rng, "P", 2004).split(" ")[0]} NUR ISTIQOMAH`;
      return apply(
        takeVictims(draft, rng, count, ({ row }) => row.sex === "P"),
        ({ entry }) => changeBoth(entry, { name }),
      );
    },
    { also: ["GND-04"] },
  );

/** A TPS of young men from elsewhere, each on a card of his own. */
export const oddTps = (count: number): Insertion =>
  desaInsertion(
    "STA-09",
    "odd TPS",
    (draft, rng) =>
      apply(
        takeVictims(draft, rng, count, ({ row }) => row.tps === "001"),
        ({ entry, row }) => {
          const born = {
            year: draft.tools.currentDay.year - rng.int(20, 32),
            month: rng.int(1, 12),
            day: rng.int(1, 28),
          };
          const man: RollRow = {
            ...row,
            sex: "L",
            marital: "B",
            name: drawName(rng, "L", born.year),
            nkk: newCard(draft, rng, 4000),
          };
          changeBoth(entry, { ...man, ...reborn(draft, man, born, draft.tools.otherPrefix()) });
        },
      ),
    { subject: ({ desa }) => `T:${desa.code}:1`, also: ["STA-03", "STA-04", "STA-07", "STA-12"] },
  );

/** Many above 90. */
export const manyOld = (share: number): Insertion =>
  desaInsertion(
    "STA-10",
    "many very old",
    (draft, rng) =>
      bend(
        draft,
        rng,
        share,
        ({ age }) => age > 50,
        ({ row, entry: { born } }) =>
          reborn(draft, row, inYear(born, draft.tools.currentDay.year - rng.int(92, 98))),
      ),
    { also: BOTH_AGES },
  );

/** Far more seventeen-year-olds than the years before. */
export const manySeventeen = (share: number): Insertion =>
  desaInsertion(
    "STA-11",
    "many first-time voters",
    (draft, rng) =>
      Array.from({ length: Math.round(draft.desa.voters * share) }, () => {
        const { currentDay } = draft.tools;
        const born = fromDayNumber(
          dayNumber({ ...currentDay, year: currentDay.year - 17 }) - rng.int(1, 360),
        );
        const sex = rng.pick(["L", "P"] as const);
        return addPerson(
          draft,
          rng,
          rng.pick(draft.homes),
          { sex, marital: "B", born, name: drawName(rng, sex, born.year) },
          { base: false, cur: true },
        );
      }),
    { also: ["UBH-06", "STA-04", "STA-09"] },
  );

/** Family cards of many households issued within three days, just before the roll closed. */
export const cardsTogether = (households: number): Insertion =>
  desaInsertion(
    "STA-12",
    "cards issued together",
    (draft, rng) => {
      const families = Array.from({ length: households }, () => pickFamily(draft, rng, 1)).filter(
        (family) => family !== null,
      );
      for (const family of families) {
        const nkk = draft.tools.nkk(
          draft.desa.kecCode,
          fromDayNumber(dayNumber(draft.tools.currentDay) - rng.int(12, 14)),
        );
        for (const { entry } of family) changeNow(entry, { nkk });
      }
      return families.flat().map(({ entry }) => entry);
    },
    { also: ["UBH-08"] },
  );

function bend(
  draft: Draft,
  rng: Rng,
  share: number,
  fits: (victim: Victim) => boolean,
  change: (victim: Victim) => Partial<RollRow>,
): Entry[] {
  return apply(takeVictims(draft, rng, Math.round(draft.desa.voters * share), fits), (victim) =>
    changeBoth(victim.entry, change(victim)),
  );
}

function apply(victims: readonly Victim[], change: (victim: Victim) => void): Entry[] {
  for (const victim of victims) change(victim);
  return victims.map(({ entry }) => entry);
}
