import type { CalendarDay, Entry, Insertion } from "../model";
import { inYear, kpuDate } from "../people/birth";
import { nikWith, slipDigit, splice, swapDigits } from "./digits";
import { addCopy, changeBoth, otherHome, pickFamily, pickVictim } from "./kit";
import { freshHome, notePair, otherNik, placeCopy, respelt } from "./second-line";

// One person on two lines. The second line stands in both periods: an old duplicate, not a newcomer.

/** Class K1 of 2018: all nine elements equal, on the list of another TPS. */
export const sameInAllElements: Insertion = {
  code: "GND-01",
  name: "K1 other TPS",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    const tps = otherHome(draft, rng, victim.home)?.tps ?? victim.home.tps;
    const { nkk, address, rt, rw } = victim.row;
    const copy = addCopy(draft, victim, victim.home, { nkk, address, rt, rw, tps });
    notePair(draft, "GND-01", "K1 other TPS", victim.entry, copy);
    return true;
  },
};

/** Class K4: moved to another desa with a new family card, never struck off at home. */
export const movedNotDeleted: Insertion = {
  code: "GND-01",
  name: "K4 other desa",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    return draft.tools.later(draft.desa, (there) => {
      const copy = addCopy(there, victim, freshHome(there, rng), {
        marital: rng.chance(0.3) ? "P" : victim.row.marital,
      });
      notePair(there, "GND-01", "K4 other desa", victim.entry, copy);
    });
  },
};

/** One NIK on two people: a number typed from the neighbouring line. */
export const nikOfAnother: Insertion = {
  code: "GND-02",
  name: "NIK of another",
  where: "anywhere",
  insert(draft, rng) {
    const owner = pickVictim(draft, rng);
    const other =
      owner &&
      pickVictim(
        draft,
        rng,
        ({ row }) =>
          row.name !== owner.row.name &&
          row.birthDate !== owner.row.birthDate &&
          row.name?.charAt(0) !== owner.row.name?.charAt(0),
      );
    if (!owner || !other) return false;
    changeBoth(other.entry, { nik: owner.row.nik });
    draft.tools.note({
      code: "GND-02",
      kind: "defect",
      name: "NIK of another",
      current: [owner.entry, other.entry],
      also: ["IDN-04", "IDN-05"],
    });
    return true;
  },
};

/** Entered again with a slip in the serial or two neighbours exchanged. */
export const nikSlip: Insertion = {
  code: "GND-03",
  name: "NIK slip",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    const nik = victim.row.nik ?? "";
    const slipped =
      (rng.chance(0.4) ? swapDigits(nik, 12) : null) ?? slipDigit(rng, nik, rng.pick([3, 5, 13, 14, 15]));
    // A slip may land on serial 0000, a digit in the region on a kecamatan that does not exist.
    return placeCopy(draft, rng, victim, { nik: slipped }, "GND-03", "NIK slip", ["IDN-03", "IDN-02"]);
  },
};

/**
 * Entered again under another spelling, with another NIK or none. A spelling that is normalised away, and a
 * NIK that happens to be one digit off, are GND-03.
 */
export const otherSpelling: Insertion = {
  code: "GND-04",
  name: "other spelling",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng, ({ row }) => (row.name ?? "").length > 7);
    if (!victim) return false;
    return placeCopy(
      draft,
      rng,
      victim,
      { name: respelt(rng, victim.row.name ?? ""), nik: otherNik(draft, rng, victim) },
      "GND-04",
      "other spelling",
      ["IDN-01", "GND-03"],
    );
  },
};

/** Entered again with day and month exchanged, in the NIK as well. */
export const dayMonthSwapped: Insertion = {
  code: "GND-04",
  name: "day and month swapped",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng, ({ entry: { born } }) => born.day <= 12 && born.day !== born.month);
    if (!victim) return false;
    const born: CalendarDay = {
      ...victim.entry.born,
      day: victim.entry.born.month,
      month: victim.entry.born.day,
    };
    const nik = rng.chance(0.5)
      ? nikWith(victim.row.nik ?? "", born, victim.row.sex === "P" ? "P" : "L")
      : victim.row.nik;
    return placeCopy(
      draft,
      rng,
      victim,
      { birthDate: kpuDate(born), nik },
      "GND-04",
      "day and month swapped",
      nik === victim.row.nik ? ["IDN-04", "GND-02"] : [],
      born,
    );
  },
};

/** Entered again with a masked NIK: the name, date, place and home have to tell. */
export const maskedAgain: Insertion = {
  code: "GND-04",
  name: "masked NIK",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng, ({ row }) => (row.name ?? "").includes(" "));
    if (!victim) return false;
    return placeCopy(
      draft,
      rng,
      victim,
      { nik: splice(victim.row.nik ?? "", 12, "****") },
      "GND-04",
      "masked NIK",
      ["BRK-06"],
    );
  },
};

/** One part of the birth date differs, name as it was. */
export const dateOff: Insertion = {
  code: "GND-04",
  name: "date off",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng, ({ row }) => (row.name ?? "").includes(" "));
    if (!victim) return false;
    const { born } = victim.entry;
    const moved: CalendarDay = rng.chance(0.5)
      ? inYear(born, born.year + rng.pick([-1, 1]))
      : { ...born, day: born.day > 14 ? born.day - 10 : born.day + 10 };
    return placeCopy(
      draft,
      rng,
      victim,
      { birthDate: kpuDate(moved) },
      "GND-04",
      "date off",
      ["IDN-04", "GND-02"],
      moved,
    );
  },
};

/** A family on two cards in two desa: every member again, some with a slip. */
export const familyTwice: Insertion = {
  code: "GND-05",
  name: "family twice",
  where: "anywhere",
  insert(draft, rng) {
    const family = pickFamily(draft, rng, 3);
    if (!family) return false;
    return draft.tools.later(draft.desa, (there) => {
      const home = freshHome(there, rng);
      const copies = family.map((member, index) => {
        const slip =
          index === 1
            ? { nik: slipDigit(rng, member.row.nik ?? "", 15) }
            : index === 2
              ? { name: respelt(rng, member.row.name ?? "") }
              : {};
        return addCopy(there, member, home, slip);
      });
      const also = ["GND-01", "GND-03", "GND-04", "IDN-03"];
      there.tools.note({
        code: "GND-05",
        kind: "defect",
        name: "family twice",
        current: [...family.map(({ entry }) => entry), ...copies],
        also,
      });
    });
  },
};

/** On the roll of a neighbouring kabupaten as well. */
export const alsoElsewhere: Insertion = {
  code: "GND-06",
  name: "in two kabupaten",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    draft.tools.visit(victim.entry);
    draft.tools.note({ code: "GND-06", kind: "defect", name: "in two kabupaten", current: [victim.entry] });
    return true;
  },
};

/**
 * The other end of it: these persons settle on the neighbour's roll, one per unit, under a card of that
 * kabupaten.
 */
export function settleVisitors(visitors: readonly Entry[]): Insertion {
  const waiting = [...visitors];
  return {
    code: "GND-06",
    name: "in two kabupaten",
    where: "anywhere",
    insert(draft, rng) {
      const visitor = waiting.shift();
      if (!visitor?.cur) return false;
      const copy = addCopy(
        draft,
        { entry: visitor, row: visitor.cur, age: 0, home: rng.pick(draft.homes) },
        freshHome(draft, rng),
        {},
      );
      draft.tools.note({
        code: "GND-06",
        kind: "defect",
        name: "in two kabupaten",
        current: [copy],
        roll: "neighbour",
        note: `NIK also on line ${visitor.curRow} of the current roll`,
      });
      return true;
    },
  };
}
