import type { Draft, Entry, Insertion } from "../model";
import { drawName } from "../names/draw-name";
import { dayNumber, fromDayNumber } from "../people/birth";
import { drawMembers } from "../people/household";
import type { Home } from "../people/household";
import { visitor } from "../people/moved-in";
import { newHome } from "../people/turnover";
import type { Rng } from "../rng";
import { addPerson, desaInsertion } from "./kit";

/** Grown-up newcomers in one house, with numbers from all over the country and cards issued last month. */
export const newcomersAtOnePlace = (count: number): Insertion =>
  desaInsertion(
    "MOB-01",
    "newcomers at one place",
    (draft, rng) => {
      const house = {
        ...newHome(draft, rng, ""),
        rt: "002",
        rw: "001",
        address: `JL. ${rng.pick(draft.habits.streets)} NO. ${rng.int(191, 220)}`,
      };
      draft.crowded = true;
      const added: Entry[] = [];
      while (added.length < count) added.push(...family(draft, rng, house, draft.tools.otherPrefix));
      return added;
    },
    { also: ["UBH-06", "KEL-06", "STA-07", "STA-09", "STA-12", "MOB-03"] },
  );

/** One TPS to which far more voters from elsewhere move than to others (DPTb). */
export const inflowToTps = (count: number): Insertion => ({
  code: "MOB-02",
  name: "inflow to one TPS",
  where: "own-desa",
  insert(draft, rng) {
    const added = Array.from({ length: count }, () => visitor(draft, rng, "001"));
    draft.movedIn.push(...added);
    draft.tools.note({
      code: "MOB-02",
      kind: "defect",
      name: "inflow to one TPS",
      current: added,
      roll: "dptb",
      subject: `T:${draft.desa.code}:1`,
    });
    return true;
  },
});

/** Whole families from one kecamatan elsewhere, all to one RT. */
export const familiesTogether = (families: number): Insertion =>
  desaInsertion(
    "MOB-03",
    "families arriving together",
    (draft, rng) => {
      const origin = draft.tools.otherPrefix();
      const next = newHome(draft, rng, "");
      // Also where the desa itself leaves RT and RW empty: the newcomers' papers have them.
      const rt = next.rt === "000" ? { ...next, rt: "003", rw: "002" } : next;
      return Array.from({ length: families }, () => family(draft, rng, rt, () => origin)).flat();
    },
    { also: ["UBH-06", "MOB-01", "STA-07", "STA-09", "STA-12"] },
  );

function family(draft: Draft, rng: Rng, place: Home, prefix: () => string): Entry[] {
  const { tools, desa } = draft;
  const home = {
    ...place,
    nkk: tools.nkk(desa.kecCode, fromDayNumber(dayNumber(tools.currentDay) - rng.int(10, 45))),
  };
  return drawMembers(rng, { ...draft.habits, older: -6 })
    .slice(0, 4)
    .map(({ sex, age, marital }) => {
      const born = { year: tools.currentDay.year - age - 1, month: rng.int(1, 12), day: rng.int(1, 28) };
      return addPerson(
        draft,
        rng,
        home,
        { sex, marital, born, name: drawName(rng, sex, born.year), foreign: true },
        { base: false, cur: true },
        { nik: tools.nik(prefix(), born, sex) },
      );
    });
}
