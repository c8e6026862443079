import type { Draft, Entry, Insertion, RollRow } from "../model";
import { drawName } from "../names/draw-name";
import { dayNumber, fromDayNumber, inYear, kpuDate } from "../people/birth";
import { drawAddress } from "../people/desa";
import { arrive } from "../people/turnover";
import type { Rng } from "../rng";
import { slipDigit } from "./digits";
import { changeNow, desaInsertion, pickFamily, pickVictim, takeVictims } from "./kit";
import type { Victim } from "./kit";

// What changed between the two periods and should not have. Shares are of the desa's voters.

/** A change to single voters since the baseline. */
function changeInsertion(
  code: string,
  name: string,
  change: (victim: Victim, rng: Rng, draft: Draft) => Partial<RollRow>,
  also: readonly string[] = [],
): Insertion {
  return {
    code,
    name,
    where: "anywhere",
    insert(draft, rng) {
      const victim = pickVictim(draft, rng);
      if (!victim) return false;
      changeNow(victim.entry, change(victim, rng, draft));
      draft.tools.note({
        code,
        kind: "defect",
        name,
        current: [victim.entry],
        baseline: [victim.entry],
        also,
      });
      return true;
    },
  };
}

/** Another person under the same NIK. */
export const identityReplaced = changeInsertion(
  "UBH-01",
  "identity replaced",
  ({ row, entry: { born } }, rng) => {
    const other = {
      year: Math.min(2006, Math.max(1940, born.year + rng.pick([-11, -7, 8, 13]))),
      month: (born.month % 12) + 1,
      day: rng.int(1, 28),
    };
    const sex = row.sex === "P" ? "P" : "L";
    let name = drawName(rng, sex, other.year);
    while (name.charAt(0) === row.name?.charAt(0)) name = drawName(rng, sex, other.year);
    return { name, birthDate: kpuDate(other), birthPlace: "SEMARANG" };
  },
  ["IDN-04"],
);

export const birthDateChanged = changeInsertion(
  "UBH-02",
  "birth date changed",
  ({ entry: { born } }, rng) => ({ birthDate: kpuDate(inYear(born, born.year + rng.pick([-2, -1, 1, 2]))) }),
  ["IDN-04", "UBH-08"],
);

export const sexChanged = changeInsertion(
  "UBH-02",
  "sex changed",
  ({ row }) => ({ sex: row.sex === "P" ? "L" : "P" }),
  ["IDN-05", "UBH-08"],
);

export const nikChanged = changeInsertion(
  "UBH-03",
  "NIK changed",
  ({ row, entry: { born } }, rng, draft) => ({
    nik: rng.chance(0.5)
      ? slipDigit(rng, row.nik ?? "", 15)
      : draft.tools.nik(draft.desa.kecCode, born, row.sex === "P" ? "P" : "L"),
  }),
  ["IDN-03"],
);

/** Struck off before, active again. */
export const backAgain: Insertion = {
  code: "UBH-04",
  name: "back again",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    victim.entry.base = { ...victim.row, remark: rng.pick(["1", "1", "4", "2"]) };
    draft.tools.note({
      code: "UBH-04",
      kind: "defect",
      name: "back again",
      current: [victim.entry],
      baseline: [victim.entry],
      note: `TMS ${victim.entry.base.remark}`,
    });
    return true;
  },
};

/** Active before, no line now. */
export const vanished: Insertion = {
  code: "UBH-05",
  name: "vanished",
  where: "anywhere",
  insert(draft, rng) {
    const victim = pickVictim(draft, rng);
    if (!victim) return false;
    victim.entry.cur = null;
    draft.tools.note({
      code: "UBH-05",
      kind: "defect",
      name: "vanished",
      baseline: [victim.entry],
      also: ["UBH-09", "UBH-07"],
    });
    return true;
  },
};

/** Families from elsewhere, far more than usual, all over the desa. */
export const surgeOfNewcomers = (share: number): Insertion =>
  desaInsertion(
    "UBH-06",
    "surge of newcomers",
    (draft, rng) => {
      const before = draft.entries.length;
      for (let count = Math.round(draft.desa.voters * share); count > 0;) count -= arrive(draft, rng);
      const added = draft.entries.slice(before);
      for (const entry of added) draft.taken.add(entry);
      return added;
    },
    { also: ["STA-07", "STA-09", "STA-12", "STA-04", "MOB-01", "MOB-03"] },
  );

export const surgeOfRemovals = (share: number): Insertion =>
  desaInsertion("UBH-07", "surge of removals", (draft, rng) => {
    const struck = takeVictims(draft, rng, Math.round(draft.desa.voters * share));
    for (const { entry } of struck) changeNow(entry, { remark: rng.pick(["4", "5", "1"]) });
    return entriesOf(struck);
  });

/** Addresses of many voters of one desa rewritten. */
export const surgeOfChanges = (share: number): Insertion =>
  desaInsertion("UBH-08", "surge of address changes", (draft, rng) => {
    const changed = takeVictims(draft, rng, Math.round(draft.desa.voters * share));
    for (const { entry } of changed)
      changeNow(entry, {
        address: `${drawAddress(draft, rng, rng.int(1, draft.habits.hamlets.length))} BARU`,
        remark: "U",
      });
    return entriesOf(changed);
  });

/** Birth dates of many voters of one desa changed: a field × area that no total shows. */
export const surgeOfDates = (count: number): Insertion =>
  desaInsertion(
    "UBH-08",
    "surge of birth date changes",
    (draft, rng) => {
      const changed = takeVictims(draft, rng, count);
      for (const { entry } of changed)
        changeNow(entry, { birthDate: kpuDate({ ...entry.born, day: (entry.born.day % 28) + 1 }) });
      return entriesOf(changed);
    },
    { also: ["UBH-02", "IDN-04"] },
  );

/** Lines of a desa lost on export: the totals no longer add up. */
export const linesLost = (share: number): Insertion =>
  desaInsertion(
    "UBH-09",
    "lines lost",
    (draft, rng) => {
      const lost = takeVictims(draft, rng, Math.max(3, Math.round(draft.desa.voters * share)));
      for (const { entry } of lost) entry.cur = null;
      return entriesOf(lost);
    },
    { also: ["UBH-05", "UBH-07"] },
  );

/** Families dealt to other TPS of the desa; none is split. */
export const tpsRedrawn = (share: number, minVoters: number): Insertion =>
  desaInsertion(
    "UBH-10",
    "TPS redrawn",
    (draft, rng) => {
      const numbers = [...new Set(draft.homes.map(({ tps }) => tps))].filter((tps) => tps < "900");
      if (numbers.length < 2) return null;
      const moved: Victim[] = [];
      while (moved.length < draft.desa.voters * share) {
        const family = pickFamily(draft, rng, 1);
        if (!family) break;
        const tps = rng.pick(numbers.filter((number) => number !== family[0]?.row.tps));
        for (const { entry, home } of family) {
          changeNow(entry, { tps });
          draft.homes[home.number - 1] = { ...home, tps };
        }
        moved.push(...family);
      }
      return entriesOf(moved);
    },
    { minVoters, also: ["UBH-08", "STA-09"] },
  );

/** A family card number issued a few days before. */
export function newCard(draft: Draft, rng: Rng, days: number): string {
  return draft.tools.nkk(
    draft.desa.kecCode,
    fromDayNumber(dayNumber(draft.tools.currentDay) - rng.int(4, days)),
  );
}

function entriesOf(victims: readonly Victim[]): Entry[] {
  return victims.map(({ entry }) => entry);
}
