import type { Draft, Entry, Insertion } from "../model";
import { newHome } from "../people/turnover";
import { changeBoth, desaInsertion, freeVoters, otherHome, pickFamily, takeVictims } from "./kit";

// Households and polling stations that cannot be as written.

/** More than ten unrelated voters on one family card: the card number of a neighbour copied on. */
export const crowdedCard: Insertion = {
  code: "KEL-01",
  name: "crowded card",
  where: "anywhere",
  insert(draft, rng) {
    const voters = takeVictims(draft, rng, rng.int(12, 17));
    const nkk = voters[0]?.row.nkk;
    if (!nkk || voters.length < 12) return false;
    for (const { entry } of voters) changeBoth(entry, { nkk });
    draft.tools.note({
      code: "KEL-01",
      kind: "defect",
      name: "crowded card",
      current: voters.map(({ entry }) => entry),
      also: ["KEL-02", "GND-05"],
    });
    return true;
  },
};

/** One member of a family on the list of another TPS of the desa. */
export const familyOverTps: Insertion = {
  code: "KEL-02",
  name: "family over TPS",
  where: "anywhere",
  insert(draft, rng) {
    const family = pickFamily(draft, rng, 2);
    const [first] = family ?? [];
    const home = first && otherHome(draft, rng, first.home);
    if (!family || !first || !home) return false;
    changeBoth(first.entry, { tps: home.tps });
    draft.tools.note({
      code: "KEL-02",
      kind: "defect",
      name: "family over TPS",
      current: family.map(({ entry }) => entry),
    });
    return true;
  },
};

/** One member of a family on the list of another desa, still on the old card. */
export const familyOverDesa: Insertion = {
  code: "KEL-03",
  name: "family over desa",
  where: "anywhere",
  insert(draft, rng) {
    const family = pickFamily(draft, rng, 3);
    const [first] = family ?? [];
    if (!family || !first) return false;
    return (
      draft.tools.later(draft.desa, (there) => {
        const home = rng.pick(there.homes);
        const { address, rt, rw, tps } = home;
        const row = {
          ...first.row,
          address,
          rt,
          rw,
          tps,
          desa: there.desa.name,
          kecamatan: there.desa.kecName,
        };
        const moved: Entry = { ...first.entry, base: row, cur: row, household: home.number };
        there.entries.push(moved);
        there.taken.add(moved);
        there.tools.note({
          code: "KEL-03",
          kind: "defect",
          name: "family over desa",
          current: [moved, ...family.slice(1).map(({ entry }) => entry)],
        });
      }) && leave(first.entry)
    );
  },
};

/** Takes a voter off the desa in both periods: the line stands elsewhere. */
function leave(entry: Entry): boolean {
  entry.base = null;
  entry.cur = null;
  return true;
}

/** All voters of a desa in one TPS, above the cap. */
export const tpsOverCap = (voters: number): Insertion =>
  desaInsertion(
    "KEL-04",
    "TPS over cap",
    (draft) => {
      if (draft.entries.filter((entry) => entry.cur !== null).length <= draft.tools.options.tpsCap + 5)
        return null;
      const entries = everyone(draft);
      retps(draft, entries, () => "001");
      return entries;
    },
    {
      minVoters: Math.round(voters * 1.08),
      subject: ({ desa }) => `T:${desa.code}:1`,
      also: ["STA-09", "UBH-10"],
    },
  );

/**
 * A few lines of a neighbouring desa in the middle of a TPS block. Not in TPS 001: where the desa before has
 * only one TPS, its lines and these are one block of lines with one number.
 */
export const mixedTps: Insertion = {
  code: "KEL-05",
  name: "TPS with strangers",
  where: "anywhere",
  insert(draft, rng) {
    const neighbour = draft.tools.desas.find(
      (desa) => desa.kecCode === draft.desa.kecCode && desa.index !== draft.desa.index,
    );
    if (!neighbour || freeVoters(draft).filter(({ row }) => row.tps === "002").length < 60) return false;
    const strangers = takeVictims(draft, rng, 5, ({ row }) => row.tps === "002");
    for (const { entry } of strangers) changeBoth(entry, { desa: neighbour.name });
    const current = strangers.map(({ entry }) => entry);
    draft.tools.note({
      code: "KEL-05",
      kind: "defect",
      name: "TPS with strangers",
      current,
      subject: `T:${draft.desa.code}:2`,
      also: ["KEL-03", "KEL-07"],
    });
    return true;
  },
};

/** Ten families in one house. */
export const crowdedHouse: Insertion = {
  code: "KEL-06",
  name: "crowded house",
  where: "anywhere",
  insert(draft, rng) {
    if (draft.crowded) return false;
    const families = Array.from({ length: 11 }, () => pickFamily(draft, rng, 2))
      .filter((family) => family !== null)
      .flat();
    const [first] = families;
    if (!first || families.length < 20) return false;
    draft.crowded = true;
    const { rt, rw } = first.row;
    const street = `JL. ${rng.pick(draft.habits.streets)} NO. ${rng.int(151, 190)}`;
    for (const { entry } of families) changeBoth(entry, { address: street, rt, rw });
    draft.tools.note({
      code: "KEL-06",
      kind: "defect",
      name: "crowded house",
      current: families.map(({ entry }) => entry),
      note: street,
    });
    return true;
  },
};

/** The last TPS of a desa carries a number too high: one is missing. */
export const tpsGap = (cap: number): Insertion =>
  desaInsertion(
    "KEL-07",
    "gap in TPS numbers",
    (draft) => {
      const last = draft.homes.reduce(
        (highest, { tps }) => (tps > highest && tps < "900" ? tps : highest),
        "000",
      );
      if (last < "002") return null;
      const entries = everyone(draft).filter((entry) => (entry.cur ?? entry.base)?.tps === last);
      const next = String(Number(last) + 1).padStart(3, "0");
      retps(draft, entries, (tps) => (tps === last ? next : tps));
      return entries;
    },
    { minVoters: cap },
  );

/**
 * A block of flats: many families at one number, all with cards of their own. The rule may ask, the village
 * knows.
 */
export const flats: Insertion = {
  code: "KEL-06",
  name: "flats",
  where: "anywhere",
  insert(draft, rng) {
    if (draft.crowded) return false;
    draft.crowded = true;
    const home = newHome(draft, rng, "");
    const families = Array.from({ length: 12 }, () => pickFamily(draft, rng, 2))
      .filter((family) => family !== null)
      .flat();
    if (families.length < 20) return false;
    for (const { entry } of families)
      changeBoth(entry, { address: "RUSUNAWA JL. VETERAN NO. 1", rt: home.rt, rw: home.rw });
    draft.tools.note({
      code: "KEL-06",
      kind: "innocent",
      name: "flats",
      current: families.map(({ entry }) => entry),
      mayFire: true,
    });
    return true;
  },
};

function everyone(draft: Draft): Entry[] {
  for (const { entry } of freeVoters(draft)) draft.taken.add(entry);
  return draft.entries.filter((entry) => entry.base !== null || entry.cur !== null);
}

/**
 * Other TPS numbers in both periods, for the voters and for whoever is put into these homes later. One row
 * for both periods stays one row.
 */
function retps(draft: Draft, entries: readonly Entry[], change: (tps: string) => string): void {
  draft.homes.forEach((home, at) => (draft.homes[at] = { ...home, tps: change(home.tps) }));
  for (const entry of entries) {
    const same = entry.base === entry.cur;
    if (entry.base) entry.base = { ...entry.base, tps: change(entry.base.tps ?? "") };
    entry.cur = same ? entry.base : entry.cur && { ...entry.cur, tps: change(entry.cur.tps ?? "") };
  }
}
